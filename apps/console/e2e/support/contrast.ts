/**
 * Measures the contrast of every text on the page it is evaluated in (WCAG 1.4.3: 4.5:1, large text 3:1) and of the
 * borders of its fields (1.4.11: 3:1). Stands alone: it is sent to the browser as text.
 * @returns one sentence for each that is too low.
 */
export function contrastFindings(): string[] {
  interface Colour {
    readonly red: number;
    readonly green: number;
    readonly blue: number;
    readonly alpha: number;
  }
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (canvas === null) return ['no canvas to measure colours with'];
  const colourOf = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return { red, green, blue, alpha: alpha / 255 };
  };
  const over = (front: Colour, back: Colour): Colour => {
    const mix = (a: number, b: number) => a * front.alpha + b * (1 - front.alpha);
    return {
      red: mix(front.red, back.red),
      green: mix(front.green, back.green),
      blue: mix(front.blue, back.blue),
      alpha: 1,
    };
  };
  /** What the element stands on: its own and its ancestors' backgrounds, down to the canvas. */
  const groundOf = (element: Element | null): Colour => {
    if (element === null) return { red: 255, green: 255, blue: 255, alpha: 1 };
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own.alpha === 1 ? own : over(own, groundOf(element.parentElement));
  };
  const luminance = ({ red, green, blue }: Colour): number => {
    const linear = (value: number) =>
      value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ratio = (one: Colour, other: Colour): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
    return (light + 0.05) / (dark + 0.05);
  };

  const findings: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    const text = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim())
      .join(' ')
      .trim();
    if (text !== '') {
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const contrast = ratio(over(colourOf(style.color), ground), ground);
      if (contrast < (large ? 3 : 4.5)) findings.push(`${contrast.toFixed(2)}:1 for "${text.slice(0, 40)}"`);
    }
    if (element.matches('.input')) {
      const around = groundOf(element.parentElement);
      const contrast = ratio(over(colourOf(style.borderTopColor), around), around);
      if (contrast < 3) findings.push(`${contrast.toFixed(2)}:1 for the border of ${element.id}`);
    }
  }
  return findings;
}
