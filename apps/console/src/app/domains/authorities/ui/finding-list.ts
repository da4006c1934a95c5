import { Component, input, output } from '@angular/core';
import type { Candidate, Finding } from '@chancery/authorities/contract';
import { Chip } from '../../shared/ui/chip.ts';
import { InlineCode } from '../../shared/ui/inline-code.ts';

/** What the reader wants to do about a finding. */
export interface Retarget {
  readonly finding: Finding;
  readonly candidate: Candidate;
}

/** What a compile found, in the order of the text: where, why, what to do, and what may have been meant. */
@Component({
  selector: 'chy-finding-list',
  imports: [Chip, InlineCode],
  templateUrl: './finding-list.html',
  styleUrl: './finding-list.scss',
})
export class FindingList {
  readonly findings = input.required<readonly Finding[]>();
  /** Whether the text is still the one that was compiled: else places and fixes are not its. */
  readonly current = input.required<boolean>();

  /** Show the place in the text. */
  readonly show = output<Finding>();
  /** Make the offered change. */
  readonly fix = output<Finding>();
  /** Let the link lead to a candidate. */
  readonly retarget = output<Retarget>();
}
