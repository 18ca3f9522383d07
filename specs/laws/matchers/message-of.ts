/** What an assertion says when it fails. */
export function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('the assertion passed');
}
