/** What the suites need of Mocha. Its own types would put its words, and not Jest's, into every file. */
declare module 'mocha' {
  type Body = () => void | Promise<void>;
  export function describe(name: string, body: () => void): void;
  export function it(name: string, body: Body): void;
  export function before(body: Body): void;
  export function after(body: Body): void;
}
