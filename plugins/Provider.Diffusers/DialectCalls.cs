using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>Calls below the root of a server, whichever of its paths the user gave as its address.</summary>
internal sealed class DialectCalls
{
    private static readonly string[] Paths = ["/sdapi/v1/", "/sdcpp/v1/", "/v1/"];

    public DialectCalls(IProviderConnection connection)
    {
        Connection = connection;
        var url = connection.BaseUrl;
        var path = Array.Find(Paths, known => url.AbsolutePath.EndsWith(known, StringComparison.OrdinalIgnoreCase));
        Root = path is null ? url : new UriBuilder(url) { Path = url.AbsolutePath[..^(path.Length - 1)] }.Uri;
    }

    public IProviderConnection Connection { get; }

    public Uri Root { get; }

    /// <summary>Posts, and returns when the headers are there. The caller disposes the response.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content, string accept, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, content, accept, cancellationToken);

    /// <summary>Gets, and returns when the headers are there. The caller disposes the response.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, "application/json", cancellationToken);

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
        return await ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The JSON of a route that only some servers have; null where this one has it not, or has something else there.</summary>
    public async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.StatusCode is 400 or 404 or 405 or 422 or 501
            || (e.Failure == ProviderFailure.Protocol && e.StatusCode is null))
        {
            return null;
        }
    }

    /// <summary>Whether there is a route that takes posts only: a look at it is refused for its method, and not for its path.</summary>
    public async Task<bool> TakesPostsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await OpenAsync(path, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (ProviderException e) when (e.StatusCode is 400 or 404 or 405 or 422 or 501)
        {
            return e.StatusCode == 405;
        }
    }

    public static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (!string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(
                ProviderFailure.Protocol, $"{DiffusersFailures.Title} answered with '{type ?? "no type"}' where JSON was expected.");
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        var reader = new JsonImageReader(body);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return reader.Rest;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Root, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }
}
