/** XML of a workbook, read as a stream: no document type (so no entities of its own), bounded depth, nothing malformed. */
import { SaxesParser } from 'saxes';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without prefix: writers differ in the prefixes they choose. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
  readonly places?: TagPlaces | undefined;
}

/** Is told where the tags stand, in UTF-16 units from the beginning of the part. */
export interface TagPlaces {
  begin(local: string, from: number): void;
  open(tag: OpenedTag): void;
  close(local: string, to: number): void;
}

export interface OpenedTag {
  /** With its prefix. */
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly isSelfClosing: boolean;
  readonly to: number;
}

export async function readXml(chunks: AsyncIterable<string>, handler: XmlHandler, part: string): Promise<void> {
  const parser = strictXmlParser(part);
  const { places } = handler;
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    places?.open({ name, attributes, isSelfClosing, to: parser.position });
    handler.open(localName(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  let depth = 0;
  parser.on('opentagstart', ({ name }) => {
    // The parser has just read the character behind the name.
    places?.begin(localName(name), parser.position - name.length - 2);
    depth += 1;
    if (depth > sheetLimits.xmlDepth) throw new SheetRefusal('broken-xml', `工作簿的组成部分“${part}”嵌套过深`);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    places?.close(localName(name), parser.position);
    handler.close?.(localName(name));
  });
  for await (const chunk of chunks) parser.write(chunk);
  parser.close();
}

/** Throws SheetRefusal at a document type and at anything that is not well-formed. */
function strictXmlParser(part: string): SaxesParser<{ xmlns: false; position: true }> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('doctype', () => {
    throw new SheetRefusal('document-type', `工作簿的组成部分“${part}”含有文档类型声明（DTD），不予读取`);
  });
  parser.on('error', ({ message }) => {
    throw new SheetRefusal('broken-xml', `工作簿的组成部分“${part}”不是完好的 XML（${message}）`);
  });
  return parser;
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
