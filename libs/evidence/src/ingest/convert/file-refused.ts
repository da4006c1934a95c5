/** The file as a whole cannot be ingested. The message is a sentence for a person and names what is wrong, and where. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
