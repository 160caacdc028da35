function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** What a machine is called after: with a number behind it, "web1" or "mx2" is a machine without another word said. */
export const roles = words(`
  adm admin api app apache apigw arc archive auth backend backup bak bastion be bkp bld box broker build builder bus cache cassandra ceph
  ci client cloud cls cluster cms compute con consul control core couch cp cron crm data db dbm dbs dbw dc desk dev dhcp dir disp dns docker ds edge
  elastic erp es esx esxi etcd etl ex exch fe file files fileserver filesrv front frontend fs fw gate gateway git gitlab graf gw
  hadoop haproxy head hive host hsm hub hv hyperv idm idp influx ingest ipa jboss jenkins jmp job jump jumphost k kafka kc kube kubemaster kvm lb ldap
  lin linux lnx load log logs lx ma mail mailgw mailsrv mariadb master mds mem memcache mgmt mgr midtier mon mongo monitor mq ms mta mx mysql nas nat
  nd net nfs nginx nms node nodes ns ntp obj ora oracle osd outbound portal pbx pg pgsql postgres pre prd print prod prom prox proxy ps
  pve puppet pxe queue rabbit rds redis reg registry relay rep repo report rp rproxy rpt runner salt san sap sapapp sched search sess
  sftp shop shopweb site sl smtp solr splunk sql squid srv srch stage stagedb sto storage store stream svc svr sys syslog term test tool tools
  ts tsrv uat ups vault vdi vm vmw vpn vps vpnsrv web webapp webserver websrv wiki wk wn work worker workstation ws www zabbix zk server dbserver
  appserver webhost dbhost apphost
`);

/** Stems that carry numbers and are no machines: products, standards, devices, tickets, places, units of work. */
export const things = words(`
  aes alpha alpine amd arm ascii base bay beta bit block bond br branch bug build bus case cat centos change chapter chg code commit container
  core covid cpu cron ct cve cwe date day debian dell dimm disk dm docker dom dot drive e ea el eno enp ens env epoch erl err error eth event exit ext
  exp f fan fc fedora fd fig file firefox flags floor form gb gcc gen gen10 gfs go grep group h hba hd hda hdd hex hp html http https
  i ib id idx ieee inc incident index instance int intel interface io ip ipv irq iso issue java javac jdk job jre jvm k kb kernel kind layer
  le level line link linux lo log loop lte lun lv lvl lvm m mac mb md mod mode month mp mpath ms mtu mysql net nic nodejs note nr
  ns nvme office ol one openjdk openssl opensuse opt ora os p page part patch percent perl pg pgbench ph phase php pid pin pkcs pod pool port
  postgres postgresql ppc pr prio priority proc problem ps psu py python q quarter question queue r rack raid rc rcu ref rel release rev
  req request rfc rhel rocky room row rsa rule run s sample sas sata sc sd sda sdb sdc sec sector sensor sev severity sg sha shift shell slot sles slurm
  snap socket sp sprint sql sr sshd ssl sst stage step story sub subnet suse svc sys systemd t tab table task tcp team temp thread tib
  ticket tier time tls tlsv token top tty ttys tun txt type u ubuntu udp uid ul unit up us usb user utf uuid v ver version veth vfs
  virbr vlan vmbr vmnic vmk iphone ipad macos ios android gpu gi te po vol volume vrrp vt w wave week wg wifi win windows wlan wo x xen xfs xml yaml year z zone zfs
  urllib oauth sox gdpr dora
`);

/** Programs that are named with their version as often as machines are named after them. */
export const products = words(
  'mysql postgres postgresql mariadb tomcat php redis mongo elastic nginx apache squid docker git',
);

/** Programs whose own name ends in a number. */
export const programs = words(`
  apache2 apache24 apache2-mod libapache2 httpd24 zabbix-agent2 bind9 exim4 fail2ban icinga2 log4j log4j2 boto3 squid3 influxdb2 influxd2 xinetd2 pm2
  proftpd2 openvpn2 dovecot2 nrpe3 radius3 freeradius3 php-fpm7 php-fpm8 php7-fpm php8-fpm mod-php7 mod-php8 libapache2-mod-php8 dhcpd6 dhclient6
`);

/** Letters before a number at the end of a name that count releases, not machines. */
export const releases = words('alpha beta b deb el fc fix hotfix m p patch r rc rev sp ubuntu v ver');

/** What files are called at the end; some of these are top-level domains as well. */
export const fileEndings = words(`
  7z asc avi bak bash bat bin bmp bz2 c cab cc cf cfg cgi class cnf conf config cpp crt csr css csv cvd dat db deb der diff dll dmp doc docx dump
  env eml exe ext fcgi gem gif git go gpg gz h hpp htm html ico img inc inf ini ipynb iso jar java jks jpeg jpg js json jsp jsx key ko ldif lock
  log lua lz4 mdb md mib mk mo mov mp3 mp4 msg msi o odt old orig out p12 pcap pdf pem pfx php pid pl pm png po pptx ps ps1 pub py pyc qcow2 rb
  repo rpm rpmnew rpmsave rrd rs rst rtf sav sh sig sln so sock spec sql sqlite srpm src svg swp tar tbz tf tgz tmp toml ts tsx txt vbs vhd
  vmdk war wav whl xls xlsx xml xsl xz yaml yml zip zsh zst py3 x86_64 noarch i686 aarch64
`);

export const unitEndings = words(
  `service socket device mount automount swap target path timer slice scope network netdev link`,
);

/** Ends of names inside a company, which no registry knows. */
export const innerEndings = words(`
  internal intern intranet lan local localdomain corp home priv private example test invalid arpa prod stage staging stg qa uat dmz mgmt adm lab office
  domain loc ad
`);
