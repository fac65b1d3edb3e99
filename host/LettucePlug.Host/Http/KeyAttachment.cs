using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Http;

/// <summary>
/// Puts key and user's headers onto a copy of a request that has passed <see cref="RequestRules"/>. The plugin keeps
/// the original, so neither is ever in reach of it.
/// </summary>
internal sealed class KeyAttachment(ConnectionEndpoint endpoint, KeyRedactor redactor)
{
    /// <summary>Headers that belong to the message or to the hop: setting them by hand breaks or smuggles requests.</summary>
    private static readonly HashSet<string> NotForUsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive",
        "Upgrade", "TE", "Trailer", "Expect", "Proxy-Authorization", "Proxy-Connection", "Accept-Encoding",
        "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "Sec-WebSocket-Accept",
    };

    public static bool IsAllowedHeader(string name) => !NotForUsers.Contains(name);

    /// <summary>The copy shares the content with the original and must not be disposed.</summary>
    public async ValueTask<HttpRequestMessage> CopyAsync(
        HttpRequestMessage original,
        Uri address,
        bool withKey,
        CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(original.Method, address)
        {
            Content = original.Content,
            Version = original.Version,
            VersionPolicy = original.VersionPolicy,
        };
        foreach (var (name, values) in original.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (name, value) in endpoint.Headers)
        {
            if (IsAllowedHeader(name) && value.AsSpan().IndexOfAny('\r', '\n') < 0)
            {
                redactor.Learn(value);
                copy.Headers.Remove(name);
                copy.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (withKey && endpoint.Auth is { } scheme)
        {
            await AttachKeyAsync(copy, scheme, cancellationToken);
        }

        return copy;
    }

    private async ValueTask AttachKeyAsync(
        HttpRequestMessage request,
        AuthScheme scheme,
        CancellationToken cancellationToken)
    {
        var key = (await endpoint.ReadKey(cancellationToken))?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            if (endpoint.NeedsKey)
            {
                throw TransportFailures.NoKey(endpoint);
            }

            return;
        }

        redactor.Learn(key);
        if (scheme.Kind is AuthKind.Bearer or AuthKind.Header && key.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            throw TransportFailures.KeyCannotTravel(endpoint);
        }

        switch (scheme.Kind)
        {
            case AuthKind.Bearer:
                Set(request, "Authorization", "Bearer " + key);
                break;
            case AuthKind.Basic:
                Set(request, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(key)));
                break;
            case AuthKind.Header:
                Set(request, scheme.Name, key);
                break;
            case AuthKind.Query:
                var builder = new UriBuilder(request.RequestUri!);
                var parameter = $"{Uri.EscapeDataString(scheme.Name)}={Uri.EscapeDataString(key)}";
                builder.Query = builder.Query is { Length: > 1 } query ? $"{query[1..]}&{parameter}" : parameter;
                request.RequestUri = builder.Uri;
                break;
        }
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
