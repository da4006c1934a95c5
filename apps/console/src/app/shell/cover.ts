import { Component } from '@angular/core';
import { Brand } from './brand.ts';

/** The front cover of the book, for who is signed out: name, motto, seal. */
@Component({
  selector: 'chy-cover',
  imports: [Brand],
  template: `
    <chy-brand />
    <p class="motto">Every decision, allowed or refused, is on the record.</p>
  `,
  styleUrl: './cover.scss',
  host: { role: 'banner' },
})
export class Cover {}
