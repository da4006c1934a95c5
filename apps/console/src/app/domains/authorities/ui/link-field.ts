import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import type { LinkTargetItem } from '@chancery/authorities/contract';
import { ProblemView } from '../../shared/ui/problem-view.ts';
import { caretPlace } from '../data/caret-place.ts';
import type { CaretPlace } from '../data/caret-place.ts';
import { insertLink, linkQueryAt, refineQuery } from '../data/link-query.ts';
import type { EditedText } from '../data/link-query.ts';
import { LinkSearch } from '../data/link-search.ts';

/** What the kinds of link targets are called. */
const KINDS: Readonly<Record<LinkTargetItem['kind'], string>> = {
  authority: 'Authority',
  section: 'Section',
  dataset: 'Dataset',
  row: 'Row',
  help: 'Help',
};

/**
 * Where an authority's Markdown is written. `[[` opens the link picker at the caret: what is typed on is searched for, the
 * arrow keys choose, Enter inserts, Escape closes it and leaves the text as it is. The focus never leaves the text.
 */
@Component({
  selector: 'chy-link-field',
  imports: [ProblemView],
  providers: [LinkSearch],
  templateUrl: './link-field.html',
  styleUrl: './link-field.scss',
})
export class LinkField {
  protected readonly search = inject(LinkSearch);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');

  readonly text = input.required<string>();
  readonly textChange = output<string>();

  protected readonly place = signal<CaretPlace>({ left: 0, top: 0 });
  /** The `[[` that was closed with Escape: it stays closed until another is typed. */
  private readonly closedAt = signal<number | null>(null);
  protected readonly options = computed(() =>
    this.search.items().map((item, index) => ({
      item,
      id: `link-target-${index}`,
      kind: KINDS[item.kind],
      active: index === this.search.active(),
    })),
  );
  protected readonly activeId = computed(() => this.options().find(({ active }) => active)?.id ?? null);
  /** Read out as results come in. */
  protected readonly said = computed(() => {
    if (!this.search.open()) return '';
    if (this.search.empty()) return 'Nothing found.';
    const count = this.options().length;
    return count === 0
      ? ''
      : `${count} ${count === 1 ? 'link target' : 'link targets'}. Arrow keys choose, Enter inserts.`;
  });

  constructor() {
    // What the reader types stands in the field already: writing it again would move the caret.
    effect(() => {
      const { nativeElement } = this.field();
      const text = asShown(this.text());
      if (nativeElement.value !== text) nativeElement.value = text;
    });
  }

  /** Puts the focus into the text, with what stands between the offsets of `text` selected. */
  select(from: number, to: number): void {
    const shown = (offset: number) => asShown(this.text().slice(0, offset)).length;
    this.focus(shown(from), shown(to));
  }

  protected typed(): void {
    this.textChange.emit(this.field().nativeElement.value);
    this.look();
  }

  /** Searches for what stands between `[[` and the caret, if anything does. */
  protected look(): void {
    const query = linkQueryAt(this.edited());
    if (query?.from !== this.closedAt()) this.closedAt.set(null);
    if (query === null || this.closedAt() !== null) {
      this.search.close();
      return;
    }
    this.place.set(caretPlace(this.field().nativeElement, query.from));
    this.search.search(query.text);
  }

  protected pressed(event: KeyboardEvent): void {
    if (!this.search.open() || event.isComposing) return;
    const act = this.actOf(event.key);
    if (act === null) return;
    event.preventDefault();
    act();
  }

  /** Before the field would lose the focus to the list. */
  protected pointed(event: MouseEvent, item: LinkTargetItem): void {
    event.preventDefault();
    if (event.button === 0) this.choose(item);
  }

  protected choose(item: LinkTargetItem): void {
    const edited = this.edited();
    const query = linkQueryAt(edited);
    if (query === null) return;
    if (item.markdown !== null) this.write(insertLink(edited, query, item.markdown));
    else if (item.refine !== null) this.write(refineQuery(edited, query, item.refine));
  }

  /** Enter came before the answer: what is found for the text as it stands is taken, unless somebody types on. */
  private async chooseWhenFound(): Promise<void> {
    const before = this.edited();
    await this.search.settled();
    const { text, caret } = this.edited();
    const item = this.search.current() ? this.search.activeItem() : null;
    if (item && text === before.text && caret === before.caret) this.choose(item);
  }

  protected leave(): void {
    this.search.close();
  }

  private actOf(key: string): (() => void) | null {
    const item = this.search.activeItem();
    switch (key) {
      case 'ArrowDown':
        return item && (() => this.search.move(1));
      case 'ArrowUp':
        return item && (() => this.search.move(-1));
      case 'Enter':
        if (!this.search.current()) return this.search.problem() ? null : () => void this.chooseWhenFound();
        return item && (() => this.choose(item));
      case 'Escape':
        return () => {
          this.closedAt.set(linkQueryAt(this.edited())?.from ?? null);
          this.search.close();
        };
      default:
        return null;
    }
  }

  private edited(): EditedText {
    const { value, selectionEnd } = this.field().nativeElement;
    return { text: value, caret: selectionEnd };
  }

  private write({ text, caret }: EditedText): void {
    this.field().nativeElement.value = text;
    this.focus(caret, caret);
    this.typed();
  }

  private focus(from: number, to: number): void {
    const { nativeElement } = this.field();
    nativeElement.focus();
    nativeElement.setSelectionRange(from, to);
  }
}

/** Line endings as a text area has them. */
function asShown(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
