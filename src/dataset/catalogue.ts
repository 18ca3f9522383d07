import type { Digest } from '../base/digest.ts';
import type { DatasetName } from './dataset.ts';

/** Name of a data set that consists of files. */
export type CataloguedName = Exclude<DatasetName, 'glyphs'>;

/** One file of a data set, which lies on disk as `<name>.gz` or, uncompressed, as `<name>`. */
export interface CataloguedFile {
  readonly name: string;
  /** Size of the compressed file in bytes. */
  readonly gzBytes: number;
  /** SHA-256 of the compressed file. */
  readonly gzDigest: Digest;
  /** SHA-256 of the uncompressed content. */
  readonly contentDigest: Digest;
}

/** The two files of the training or the test part. */
export interface CataloguedPart {
  readonly images: CataloguedFile;
  readonly labels: CataloguedFile;
}

/** What is known of a data set before its files are opened. */
export interface CataloguedDataset {
  readonly name: CataloguedName;
  readonly title: string;
  /** Name of each class, in label order. */
  readonly classNames: readonly string[];
  /** Addresses of folders that have the compressed files, to be tried in order; each ends in `/`. */
  readonly mirrors: readonly string[];
  readonly train: CataloguedPart;
  readonly test: CataloguedPart;
}

/** The data sets that consist of files, by name. */
export type Catalogue = Readonly<Record<CataloguedName, CataloguedDataset>>;

/**
 * MNIST and Fashion-MNIST: files, digests and mirrors.
 *
 * @see http://yann.lecun.com/exdb/mnist (refuses downloads today)
 * @see https://github.com/zalandoresearch/fashion-mnist (MIT)
 */
export const CATALOGUE: Catalogue = {
  mnist: {
    name: 'mnist',
    title: 'MNIST',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    mirrors: ['https://ossci-datasets.s3.amazonaws.com/mnist/', 'https://storage.googleapis.com/cvdf-datasets/mnist/'],
    train: {
      images: {
        name: 'train-images-idx3-ubyte',
        gzBytes: 9_912_422,
        gzDigest: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
        contentDigest: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      },
      labels: {
        name: 'train-labels-idx1-ubyte',
        gzBytes: 28_881,
        gzDigest: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
        contentDigest: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      },
    },
    test: {
      images: {
        name: 't10k-images-idx3-ubyte',
        gzBytes: 1_648_877,
        gzDigest: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
        contentDigest: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      },
      labels: {
        name: 't10k-labels-idx1-ubyte',
        gzBytes: 4_542,
        gzDigest: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
        contentDigest: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
      },
    },
  },
  'fashion-mnist': {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    classNames: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
    mirrors: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    ],
    train: {
      images: {
        name: 'train-images-idx3-ubyte',
        gzBytes: 26_421_880,
        gzDigest: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
        contentDigest: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      },
      labels: {
        name: 'train-labels-idx1-ubyte',
        gzBytes: 29_515,
        gzDigest: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
        contentDigest: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      },
    },
    test: {
      images: {
        name: 't10k-images-idx3-ubyte',
        gzBytes: 4_422_102,
        gzDigest: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
        contentDigest: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      },
      labels: {
        name: 't10k-labels-idx1-ubyte',
        gzBytes: 5_148,
        gzDigest: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
        contentDigest: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
      },
    },
  },
};

/** The four files of a data set: training images and labels, test images and labels. */
export function listFiles({ train, test }: CataloguedDataset): CataloguedFile[] {
  return [train.images, train.labels, test.images, test.labels];
}

/** The data set that has a file with this digest, compressed or not, if any has. */
export function findByDigest(catalogue: Catalogue, digest: Digest): CataloguedDataset | undefined {
  return Object.values(catalogue).find((entry) =>
    listFiles(entry).some((file) => file.gzDigest === digest || file.contentDigest === digest),
  );
}
