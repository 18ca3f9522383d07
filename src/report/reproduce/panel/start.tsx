// Entry of the page's script, bundled by tools/bundle-page.mjs.
import { startPanel } from './start-panel.tsx';

startPanel(document);
