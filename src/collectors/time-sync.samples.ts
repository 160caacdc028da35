import type { timeSync } from './time-sync.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof timeSync> = {
  good: [
    {
      command: 'timedatectl show',
      origin: 'recorded: Debian 13; npm run lab -- clock-off --image debian --record',
      output: `Timezone=Etc/UTC
LocalRTC=no
CanNTP=yes
NTP=no
NTPSynchronized=no
TimeUSec=Sat 2026-11-28 09:43:18 UTC
RTCTimeUSec=Sat 2026-11-28 09:03:19 UTC
`,
      facts: {
        synchronised: { value: false, line: 5 },
        service: { value: 'no', line: 4 },
        aheadOfHardware: { seconds: 2399, line: 7 },
      },
    },
    {
      command: 'cat /sys/class/rtc/rtc0/since_epoch',
      origin: 'recorded: Debian 13 with sysvinit; npm run lab -- plain-clock-off --image plain --record',
      output: '1795858784\n',
      facts: { hardware: { at: '2026-11-28T09:39:44.000Z', line: 1 } },
    },
    {
      command: 'timedatectl status --no-pager',
      origin: 'recorded: CentOS 7.7; github.com/kellyjonbrazil/jc at ac8120e1fed9, tests/fixtures, MIT',
      output: `      Local time: Tue 2020-03-10 17:53:21 PDT
  Universal time: Wed 2020-03-11 00:53:21 UTC
        RTC time: Wed 2020-03-11 00:53:21
       Time zone: America/Los_Angeles (PDT, -0700)
     NTP enabled: yes
NTP synchronized: yes
 RTC in local TZ: no
      DST active: yes
 Last DST change: DST began at
                  Sun 2020-03-08 01:59:59 PST
                  Sun 2020-03-08 03:00:00 PDT
 Next DST change: DST ends (the clock jumps one hour backwards) at
                  Sun 2020-11-01 01:59:59 PDT
                  Sun 2020-11-01 01:00:00 PST
`,
      facts: {
        synchronised: { value: true, line: 6 },
        service: { value: 'yes', line: 5 },
        aheadOfHardware: { seconds: 0, line: 3 },
      },
    },
    {
      command: 'timedatectl status --no-pager',
      origin:
        'recorded: hardware clock in local time; github.com/kellyjonbrazil/jc at ac8120e1fed9, tests/fixtures, MIT',
      output: `               Local time: Mon 2023-03-13 14:17:38 EET
           Universal time: Mon 2023-03-13 12:17:38 UTC
                 RTC time: Mon 2023-03-13 12:17:38
                Time zone: Europe/Athens (EET, +0200)
System clock synchronized: yes
              NTP service: active
          RTC in local TZ: yes

Warning: The system is configured to read the RTC time in the local time zone.
         This mode cannot be fully supported. It will create various problems
         with time zone changes and daylight saving time adjustments. The RTC
         time is never updated, it relies on external facilities to maintain it.
         If at all possible, use RTC in UTC by calling
         'timedatectl set-local-rtc 0'.
`,
      facts: { synchronised: { value: true, line: 5 }, service: { value: 'active', line: 6 } },
    },
  ],
  broken: [{ why: 'no bus to ask', output: 'System has not been booted with systemd as init system.\n' }],
};
