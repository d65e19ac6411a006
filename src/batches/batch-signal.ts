import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';

/** Says within this process that there may be something to do; whoever misses it finds out within seconds. */
@Injectable()
export class BatchSignal {
  private readonly announced = new Subject<void>();
  readonly heard: Observable<void> = this.announced;

  announce(): void {
    this.announced.next();
  }
}
