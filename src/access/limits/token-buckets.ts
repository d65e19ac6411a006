/** Token buckets by caller: so much at once, and so much a minute. In memory of this process; whoever is quiet is forgotten. */
interface Bucket {
  tokens: number;
  at: number;
}

/** Beyond so many callers the one who has been quiet longest is forgotten: memory stays bounded whoever calls. */
const mostCallers = 20_000;

export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  /** A full bucket holds a minute’s worth. */
  constructor(private readonly perMinute: number) {}

  /** null: taken. Otherwise nothing is taken, and so many seconds must pass. */
  take(caller: string, cost: number, now: number): number | null {
    const bucket = this.bucketOf(caller, now);
    if (bucket.tokens < Math.min(cost, this.perMinute)) return this.secondsUntil(bucket, cost);
    bucket.tokens -= cost;
    return null;
  }

  /** What is found to have cost more afterwards; may leave a debt of at most one more minute. */
  charge(caller: string, cost: number, now: number): void {
    const bucket = this.bucketOf(caller, now);
    bucket.tokens = Math.max(bucket.tokens - cost, -this.perMinute);
  }

  private bucketOf(caller: string, now: number): Bucket {
    const known = this.buckets.get(caller) ?? { tokens: this.perMinute, at: now };
    const passed = Math.max(0, now - known.at) / 60_000;
    const bucket = { tokens: Math.min(this.perMinute, known.tokens + passed * this.perMinute), at: now };
    this.buckets.delete(caller);
    this.buckets.set(caller, bucket);
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > mostCallers && oldest !== undefined) this.buckets.delete(oldest);
    return bucket;
  }

  private secondsUntil({ tokens }: Bucket, cost: number): number {
    const missing = Math.min(cost, this.perMinute) - tokens;
    return Math.max(1, Math.ceil((missing / this.perMinute) * 60));
  }
}
