import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config.ts';
import { Shell } from './app/shell/shell.ts';

await bootstrapApplication(Shell, appConfig);
