/** Where something can be put below a place in a text area, in CSS pixels from its upper left corner. */
export interface CaretPlace {
  readonly left: number;
  readonly top: number;
}

/** What decides where the lines of a text area break. */
const LAYOUT = [
  'box-sizing',
  'border-width',
  'border-style',
  'padding',
  'font',
  'letter-spacing',
  'tab-size',
  'text-indent',
  'overflow-wrap',
  'word-break',
] as const;
/** The narrowest that the picker is drawn; further right it would be cut off. */
const PICKER_WIDTH = 416;

/**
 * Where the line below `offset` begins. A text area does not tell, so the text up to there is laid out once more, unseen
 * and as wide, and measured.
 */
export function caretPlace(area: HTMLTextAreaElement, offset: number): CaretPlace {
  const style = getComputedStyle(area);
  const copy = document.createElement('div');
  for (const property of LAYOUT) copy.style.setProperty(property, style.getPropertyValue(property));
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    width: `${area.clientWidth}px`,
  });
  copy.textContent = area.value.slice(0, offset);
  const mark = document.createElement('span');
  // What stands behind the place decides whether its word is moved to the next line.
  mark.textContent = area.value.slice(offset) || '.';
  copy.append(mark);
  area.after(copy);
  const { offsetLeft, offsetTop } = mark;
  copy.remove();
  const lineHeight = parseFloat(style.lineHeight) || 0;
  const left = Math.max(0, Math.min(offsetLeft, area.clientWidth - PICKER_WIDTH));
  const top = Math.max(0, Math.min(offsetTop - area.scrollTop + lineHeight, area.clientHeight));
  return { left, top };
}
