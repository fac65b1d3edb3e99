namespace LettucePlug.Host.Http;

/// <summary>Scheme, host and port; a web socket counts as the web address it is opened from.</summary>
internal readonly record struct Origin(string Scheme, string Host, int Port)
{
    public static Origin Of(Uri address) => new(
        address.Scheme switch
        {
            "ws" => Uri.UriSchemeHttp,
            "wss" => Uri.UriSchemeHttps,
            var scheme => scheme,
        },
        Normalise(address.IdnHost),
        address.Port);

    public bool IsAt(string host, int port) => Port == port && Host == Normalise(host);

    public override string ToString() => $"{Scheme}://{Bracketed(Host)}:{Port}";

    private static string Normalise(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    private static string Bracketed(string host) => host.Contains(':') ? $"[{host}]" : host;
}
