import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lift, Problem } from '../data/problem.types.ts';
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
    this.problem().lift.map(({ action, by, request }) => ({ action, by, request: request && written(request) })),
  );
}

/** "PUT /v1/…", and the body below where there is one. */
function written({ method, path, body }: NonNullable<Lift['request']>): string {
  return [`${method} ${path}`, ...(body === undefined ? [] : [JSON.stringify(body, null, 2)])].join('\n');
}
