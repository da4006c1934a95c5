/** An event type for people. */
export interface EventName {
  /** "Budget set" */
  readonly words: string;
  /** "metering" */
  readonly context: string;
  /** It records that something was refused. */
  readonly refusal: boolean;
}

const TYPE = /^chancery\.([a-z]+)\.([a-z-]+)\.v\d+$/;
const REFUSAL = /(?:^|-)(?:refused|refusals?|blocked|denied|rejected|failed)(?:-|$)/;

/** Reads `chancery.<context>.<past-tense>.v<N>`; a type of another form is shown as it is. */
export function eventName(type: string): EventName {
  const [, context = '', name = type] = TYPE.exec(type) ?? [];
  const words = name.replaceAll('-', ' ');
  return { words: words.charAt(0).toUpperCase() + words.slice(1), context, refusal: REFUSAL.test(name) };
}
