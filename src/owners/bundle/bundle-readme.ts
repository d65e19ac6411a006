/** README.txt of a bundle: what each file is and how to check it, with this program and without. */
export const bundleReadme = ({ reportNumber, sha256, hasNationalSignature }: BundleReadme): string =>
  `${reportNumber} 的离线资料包
${opening}report.pdf         报告原件，SHA-256：${sha256}
${hasNationalSignature ? nationalFile : ''}${rest}${hasNationalSignature ? nationalCheck : ''}${closing}`;

interface BundleReadme {
  readonly reportNumber: string;
  readonly sha256: string;
  readonly hasNationalSignature: boolean;
}

const nationalFile = `report.pdf.sig     报告原件的国密（SM2/SM3）签名，与 PDF 里的签章并存
`;

const nationalCheck = `7. 国密签名：report.pdf.sig 是 JSON，签的是其中的 statement（报告的 SHA-256、SM3 和长度）：
     jq -rj .statement report.pdf.sig > s.txt
     jq -r .signature report.pdf.sig | base64 -d > s.der
     jq -r .publicKey report.pdf.sig | base64 -d | openssl pkey -pubin -inform DER -out k.pem
     openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678 \\
       -in s.txt -sigfile s.der -pubin -inkey k.pem
   再把 s.txt 中的散列值与 sha256sum report.pdf 和 openssl dgst -sm3 report.pdf 比较。
   公钥也是资料包自己的说法，须与评估单位公布的比较；用程序核对时加上 --sm2-trust 公钥.pem
`;

const opening = `================================

这个压缩文件装着核对报告所需的全部资料。服务停办以后，也可以用它核对报告。

里面有什么
----------
`;

const rest = `appraisal.json     评估的委托、结果和推导过程（与报告内的附件逐字节相同）
standards/         评估所用标准版本的全部数据文件
price-tables/      评估所用的公开价格表，与发布时逐字节相同
price-rows/        评估单位自有价格表中本次用到的价格（没有用到自有价格表时没有这个目录）
log/               公开日志：checkpoint.txt 是签过名的日志检查点，key.pem 是日志公钥，
                   entries.json 是与本报告和价格表有关的条目及其包含证明，
                   consistency.json 是一致性证明（只在索取时才有）
certificates/      出具报告的服务所信任的根证书
manifest.json      每个文件的 SHA-256

请注意：certificates/ 和 log/key.pem 是资料包自己的说法。谁都可以伪造整个资料包，
所以根证书和日志公钥必须从别处取得（评估单位公布的、以前保存的），再与这里的比较。

用程序核对
----------
  lift-appraisal verify 资料包.zip --trust 根证书.pem --log-key 日志公钥.pem
  另有以前保存的检查点时，加上 --checkpoint 检查点.txt

不用程序，手工核对
------------------
1. 文件没有改动：在解压后的目录里运行
     sha256sum report.pdf appraisal.json
   与 manifest.json 中的 sha256 比较。
2. 签名：用任何支持 PAdES 的阅读器打开 report.pdf，或者
     pdfsig report.pdf
3. 附件：pdfdetach -savefile appraisal.json -o attached.json report.pdf
     cmp attached.json appraisal.json
4. 价格表：sha256sum price-tables/*/*/*.yaml
   与 appraisal.json 中 fingerprints.priceTables 的 sha256 比较。
   标准的指纹是对“[{"path":…,"sha256":…},…]”（按路径排序、无空格）取 SHA-256，
   与 fingerprints.standard 比较。
5. 日志检查点的签名（Ed25519）：checkpoint.txt 前三行（含换行）是签名的原文，
   最后一行末尾的 Base64 解码后，前 4 字节是公钥编号，其余 64 字节是签名：
     head -n 3 log/checkpoint.txt > text
     tail -n 1 log/checkpoint.txt | sed 's/.* //' | base64 -d | tail -c +5 > signature
     openssl pkeyutl -verify -pubin -inkey log/key.pem -rawin -in text -sigfile signature
6. 包含证明按 RFC 6962 第 2.1.1 节：叶子的散列值是 SHA-256(0x00 ‖ content)，
   逐级与 proof 中的散列值合并为 SHA-256(0x01 ‖ 左 ‖ 右)，最后应等于检查点第三行。
`;

const closing = `
资料包只能说明制作时的情形。报告之后有没有被撤销或者取代，请用查验码在线查询。
`;
