import nock from 'nock';

/** No test may reach anything but this machine over HTTP; one that tries fails instead of passing by luck. */
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\]|::1)(:\d+)?$/);
