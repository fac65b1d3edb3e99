using System.Net;

namespace LettucePlug.Host.Http;

/// <summary>Finds the addresses of a host name.</summary>
internal delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);
