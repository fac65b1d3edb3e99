using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>Calls to a server with the routes of AUTOMATIC1111's web UI.</summary>
internal sealed class SdApiCalls
{
    private readonly Uri _root;

    public SdApiCalls(IProviderConnection connection, string title)
    {
        // Many paste the address of the API in place of the server's.
        const string api = "/sdapi/v1/";
        Connection = connection;
        Title = title;
        var url = connection.BaseUrl;
        _root = url.AbsolutePath.EndsWith(api, StringComparison.OrdinalIgnoreCase)
            ? new UriBuilder(url) { Path = url.AbsolutePath[..^(api.Length - 1)] }.Uri
            : url;
    }

    public IProviderConnection Connection { get; }

    /// <summary>The name to use in messages.</summary>
    public string Title { get; }

    /// <summary>Posts, and returns when the headers are there. The caller disposes the response.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_root, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await Connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer of a route that not every version has; null where this one has it not.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.StatusCode is 404 or 405 or 501)
        {
            return null;
        }
    }

    /// <summary>Gets, and returns when the headers are there. The caller disposes the response.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_root, path));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return await Connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>A body that must be JSON: gateways and sign-in pages answer with a success and a web page.</summary>
    public async Task<Stream> OpenBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        return string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
            ? await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)
            : throw new ProviderException(
                ProviderFailure.Protocol, $"{Title} answered with '{type ?? "no type"}' where JSON was expected.")
            {
                Hint = "Is this the server's own address, and not that of a sign-in page or a proxy?",
            };
    }

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await OpenBodyAsync(response, cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        var reader = new JsonImageReader(body);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return reader.Rest;
    }
}
