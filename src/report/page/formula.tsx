import type { VNode } from 'preact';
import temml from 'temml';

/**
 * TeX of this program as MathML, which browsers typeset by themselves.
 *
 * Style attributes are dropped, since the page's policy allows none; they only refine spacing.
 */
export function Formula({ tex, isInline = false }: { readonly tex: string; readonly isInline?: boolean }): VNode {
  const mathMl = temml.renderToString(tex, { displayMode: !isInline, throwOnError: true, annotate: true, xml: true });
  const html = mathMl.replaceAll(/ style="[^"]*"/gu, '');
  return isInline ? (
    <span dangerouslySetInnerHTML={{ __html: html }} />
  ) : (
    <div class="formula" dangerouslySetInnerHTML={{ __html: html }} />
  );
}
