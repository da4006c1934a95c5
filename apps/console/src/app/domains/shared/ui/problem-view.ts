import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Problem } from '../data/problem.types.ts';
import { CopyButton } from './copy-button.ts';
import { Icon } from './icon.ts';
import { InlineCode } from './inline-code.ts';

/** Why something did not work, who can lift it and how, and the references support needs. Read out when it appears. */
@Component({
  selector: 'chy-problem-view',
  imports: [CopyButton, Icon, InlineCode, MatButton],
  templateUrl: './problem-view.html',
  styleUrl: './problem-view.scss',
  host: { role: 'alert' },
})
export class ProblemView {
  readonly problem = input.required<Problem>();
  /** Whether asking again makes sense: shows the button. */
  readonly retryable = input(true);
  readonly retry = output();

  protected readonly waysOut = computed(() =>
    this.problem().lift.map((lift) => ({
      ...lift,
      body: lift.request?.body === undefined ? null : JSON.stringify(lift.request.body, null, 2),
    })),
  );
}
