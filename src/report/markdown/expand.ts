import { type ComponentChildren, Fragment, type FunctionComponent, isValidElement, type VNode } from 'preact';

/** What a page is made of once its lists are opened up: text, elements, and components not called yet. */
export type PageNode = VNode | string;

function nodesOf(children: ComponentChildren): PageNode[] {
  if (Array.isArray(children)) return children.flatMap((child) => nodesOf(child));
  if (isValidElement(children)) return children.type === Fragment ? nodesOf(children.props.children) : [children];
  return typeof children === 'string' || typeof children === 'number' ? [String(children)] : [];
}

/** What is inside a node: the children of an element, what a component returns, nothing in text. */
export function insideOf(node: PageNode): PageNode[] {
  if (typeof node === 'string') return [];
  const { type, props } = node;
  return nodesOf(typeof type === 'function' ? Reflect.apply(type, undefined, [props]) : props.children);
}

/** The props of a node that is this component, not called yet; undefined for any other. */
export function propsOf<Props>(node: PageNode, component: FunctionComponent<Props>): Props | undefined {
  return isComponent(node, component) ? node.props : undefined;
}

function isComponent<Props>(node: unknown, component: FunctionComponent<Props>): node is VNode<Props> {
  return isValidElement(node) && node.type === component;
}
