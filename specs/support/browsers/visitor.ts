/** A browser without a window that visits pages of this machine. */
export interface Visitor {
  /** Opens a file as a `file:` page and waits until it is loaded. */
  open(path: string): Promise<void>;
  /** Value of an expression in the page, as JSON gives it. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks an element as a mouse does. */
  click(selector: string): Promise<void>;
  /** Gives files to a file input. */
  give(selector: string, paths: readonly string[]): Promise<void>;
  /** Sets the size of what can be seen of a page, in CSS pixels, as closely as the browser allows. */
  resize(width: number, height: number): Promise<void>;
  /** Writes a picture of an element as PNG. */
  picture(selector: string, path: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser that specs are run in, when it is installed. */
export interface Browser {
  readonly name: string;
  /** What is missing here, and the cure; undefined when it can be started. */
  readonly missing: string | undefined;
  /** Starts it with a profile of its own. */
  start(): Promise<Visitor>;
}
