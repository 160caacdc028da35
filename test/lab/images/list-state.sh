# Run by sh as root on a machine of the lab: one line for each thing that could change, its name, a tab and how it is.
# The time of change of an inode (%C@) moves with each write, chmod, chown, rename and link, whatever was done to its other times.
# What was written before is on the disks, and in the files that stand for disks, before it is listed.
sync
awk '$3 ~ /^(ext[234]|xfs|btrfs|vfat|tmpfs)$/ && !seen[$2]++ { print $2 }' /proc/mounts | while read -r mount; do
  find "$mount" -xdev ! -path '/run/lab*' -printf '%p\t%y %m %U:%G %s %T@ %C@ %l\n' 2>/dev/null
done
awk '{ print "mount " $2 "\t" $1 " " $3 " " $4 }' /proc/mounts
awk '{ print "module " $1 "\tloaded" }' /proc/modules
awk 'NR > 1 { print "swap " $1 "\t" $2 " " $3 }' /proc/swaps
sysctl -a 2>/dev/null | grep -vE '^(fs\.(dentry|inode|file|quota|aio)|kernel\.(random|ns_last_pid|hung_task_warnings|pty\.nr|tainted)|net\.netfilter\..*count)' | sed 's/ = /\t/; s/^/sysctl /'
if [ -d /run/systemd/system ]; then
  systemctl list-units --all --plain --no-legend --no-pager --type=service,socket,timer,mount | awk '{ print "unit " $1 "\t" $3 "/" $4 }'
fi
for link in /sys/class/net/*; do
  echo "link ${link##*/}	$(cat "$link/flags") $(cat "$link/mtu")"
done
exit 0
