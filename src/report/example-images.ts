import { SameseedError } from '../base/errors.ts';
import { integer, parse, z } from '../base/schema.ts';
import type { LabelledImage } from './figures/examples.ts';

const imageSchema = z.strictObject({
  label: z.string(),
  height: integer(1, 1024),
  width: integer(1, 1024),
  pixels: z.string(),
});

const examplesSchema = z.strictObject({ title: z.string(), images: z.array(imageSchema) });

/** What `examples.json` holds: images of the data, with the data's title. */
export interface ExampleImages {
  readonly title: string;
  readonly images: readonly LabelledImage[];
}

/**
 * Reads what the JSON of `examples.json` says.
 *
 * @throws {SameseedError} `examples-invalid` for another form, or pixels that are not height × width bytes in base64.
 */
export function parseExampleImages(value: unknown): ExampleImages {
  const { title, images } = parse(examplesSchema, value, { code: 'examples-invalid', subject: 'example images' });
  return { title, images: images.map(decodeImage) };
}

function decodeImage(image: z.infer<typeof imageSchema>, index: number): LabelledImage {
  const { label, height, width } = image;
  const pixels = Buffer.from(image.pixels, 'base64');
  const size = height * width;
  if (pixels.length !== size || pixels.toString('base64') !== image.pixels) {
    throw new SameseedError(
      'examples-invalid',
      `Expected \`images.${index}.pixels\` to be ${size} bytes in base64, received ${pixels.length}; run the sweep again to write examples.json.`,
    );
  }
  return { label, height, width, pixels };
}
