import { z } from '../../../base/schema.ts';

// the page's policy forbids code from text, and says so aloud even where the attempt is caught
z.config({ jitless: true });
