//! Where a host lies, for a program that brings all of its libraries along: the C library's own look-up would load
//! parts of the machine it runs on, which an old host may not have. Every other build leaves names to the system.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{LookupIpStrategy, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::system_conf::parse_resolv_conf;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// The file that names the servers to ask.
const SERVERS: &str = "/etc/resolv.conf";

/// Asks the machine's own name servers, after its list of hosts.
pub(super) struct Names {
    servers: Result<TokioResolver, String>,
}

impl Names {
    /// By the machine's settings.
    pub(super) fn of_this_machine() -> Arc<Self> {
        Arc::new(Self { servers: read(Path::new(SERVERS)) })
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let servers = self.servers.clone();
        Box::pin(async move {
            let found = servers?.lookup_ip(name.as_str()).await?;
            let all: Vec<SocketAddr> = found.iter().map(|ip| SocketAddr::new(ip, 0)).collect();
            Ok(Box::new(all.into_iter()) as Addrs)
        })
    }
}

/// Without a file there is nobody to ask: a public server must not learn the names that are looked up here.
fn read(file: &Path) -> Result<TokioResolver, String> {
    let text = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let (config, options) =
        parse_resolv_conf(text).map_err(|error| format!("{}: {error}", file.display()))?;
    resolver(config, options)
}

fn resolver(config: ResolverConfig, options: ResolverOpts) -> Result<TokioResolver, String> {
    let mut builder =
        TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).with_options(options);
    builder.options_mut().ip_strategy = LookupIpStrategy::Ipv4AndIpv6;
    builder.build().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr, UdpSocket};

    use hickory_resolver::config::NameServerConfig;

    use super::*;

    /// A name server that knows 10.1.2.3 for every name, and no IPv6; it answers until nobody asks any more.
    fn server() -> u16 {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = socket.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let mut asked = [0; 512];
            while let Ok((length, from)) = socket.recv_from(&mut asked) {
                let name_end = 12 + asked[12..length].iter().position(|byte| *byte == 0).unwrap();
                let question = &asked[12..name_end + 5];
                let is_v4 = question[question.len() - 3] == 1;
                let mut answer = asked[..2].to_vec();
                answer.extend([0x81, 0x80, 0, 1, 0, u8::from(is_v4), 0, 0, 0, 0]);
                answer.extend(question);
                if is_v4 {
                    answer.extend([0xC0, 0x0C, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 1, 2, 3]);
                }
                socket.send_to(&answer, from).unwrap();
            }
        });
        port
    }

    fn run<T>(what: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(what)
    }

    #[test]
    fn a_name_is_asked_of_the_machines_own_server() {
        let mut asked = NameServerConfig::udp(IpAddr::V4(Ipv4Addr::LOCALHOST));
        asked.connections[0].port = server();
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![asked]);
        let found = run(async {
            let names = Names { servers: resolver(config, ResolverOpts::default()) };
            names.resolve("crm.example.com".parse().unwrap()).await.map(Iterator::collect::<Vec<_>>)
        });
        assert_eq!(found.unwrap(), [SocketAddr::from(([10, 1, 2, 3], 0))]);
    }

    #[test]
    fn without_settings_nobody_else_is_asked() {
        let empty = tempfile::tempdir().unwrap();
        let said = read(&empty.path().join("resolv.conf")).err().unwrap();
        assert!(said.contains("resolv.conf"), "{said}");
        let file = empty.path().join("nobody.conf");
        std::fs::write(&file, "# nobody\n").unwrap();
        assert!(read(&file).is_err());
    }
}
