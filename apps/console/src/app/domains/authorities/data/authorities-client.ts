import { Injectable, inject } from '@angular/core';
import type {
  AuthorityDetail,
  AuthorityList,
  CompileAnswer,
  DraftAnswer,
  FixAnswer,
  LinkTargetList,
  PublishAnswer,
} from '@chancery/authorities/contract';
import type { TenantAnswer } from '@chancery/tenancy/contract';
import { ApiClient } from '../../shared/data/api-client.ts';

const PAGE_SIZE = 50;
/** Link targets that are offered at a time. */
const OFFERED = 8;

/** Reads and writes tenants' authorities. */
@Injectable({ providedIn: 'root' })
export class AuthoritiesClient {
  private readonly api = inject(ApiClient);

  /** One page after `after` (`null`: the first). */
  list({ region, tenant }: TenantAnswer, after: string | null): Promise<AuthorityList> {
    return this.api.getFrom(region, `tenants/${tenant}/authorities`, { limit: PAGE_SIZE, after });
  }

  read({ region, tenant }: TenantAnswer, authority: string): Promise<AuthorityDetail> {
    return this.api.getFrom(region, `tenants/${tenant}/authorities/${authority}`);
  }

  /** Saves the text as the draft. @param basedOn the revision that was read (0: none), which must still be the latest */
  draft({ region, tenant }: TenantAnswer, authority: string, text: string, basedOn: number): Promise<DraftAnswer> {
    const path = `tenants/${tenant}/authorities/${authority}`;
    return this.api.sendTo(region, 'PUT', path, { text }, { 'If-Match': `"${basedOn}"` });
  }

  compile({ region, tenant }: TenantAnswer, authority: string): Promise<CompileAnswer> {
    return this.api.sendTo(region, 'POST', `tenants/${tenant}/authorities/${authority}/compile`);
  }

  publish({ region, tenant }: TenantAnswer, authority: string): Promise<PublishAnswer> {
    return this.api.sendTo(region, 'POST', `tenants/${tenant}/authorities/${authority}/publish`);
  }

  /** Lets every link of the draft to `target` lead to `to` instead. */
  retarget({ region, tenant }: TenantAnswer, authority: string, target: string, to: string): Promise<FixAnswer> {
    const body = { kind: 'retarget', target, to };
    return this.api.sendTo(region, 'POST', `tenants/${tenant}/authorities/${authority}/fixes`, body);
  }

  /** What a link can be made to, best first. */
  linkTargets({ region, tenant }: TenantAnswer, text: string): Promise<LinkTargetList> {
    return this.api.getFrom(region, `tenants/${tenant}/link-targets`, { q: text, limit: OFFERED });
  }
}
