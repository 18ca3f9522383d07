import type embed from 'vega-embed';
import type { Result, VisualizationSpec } from 'vega-embed';

interface Specs {
  readonly wide: VisualizationSpec;
  readonly narrow: VisualizationSpec;
  readonly datasets: object;
}

declare const vegaEmbed: typeof embed;

/**
 * The page's own script, as a function that needs nothing from outside itself: each figure that comes near the view
 * becomes a live one, drawn for a phone or a wider screen; its drawing from the file stays if that fails.
 */
export function startFigures(): void {
  const phone = matchMedia('screen and (max-width: 44rem)');
  const views = new Map<Element, Result>();
  const draw = async (figure: Element): Promise<void> => {
    const place = figure.querySelector<HTMLElement>('.live');
    const text = figure.querySelector('script')?.textContent;
    if (place === null || text === undefined || text === null) return;
    const { wide, narrow, datasets }: Specs = JSON.parse(text);
    views.get(figure)?.finalize();
    try {
      const view = await vegaEmbed(place, Object.assign(phone.matches ? narrow : wide, { datasets }), {
        actions: false,
        ast: true,
        defaultStyle: false,
        mode: 'vega-lite',
        renderer: 'svg',
        tooltip: { theme: 'page', disableDefaultStyle: true },
      });
      views.set(figure, view);
      figure.classList.add('is-live');
    } catch {
      figure.classList.remove('is-live');
    }
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void draw(target);
      }
    },
    { rootMargin: '600px' },
  );
  for (const place of document.querySelectorAll('figure:has(.live)')) near.observe(place);
  phone.addEventListener('change', () => {
    for (const figure of views.keys()) void draw(figure);
  });
}
