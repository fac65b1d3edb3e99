using System.Net.Http.Headers;
using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Calls to a service whose routes lie below a version, such as <c>/v1/models</c>.</summary>
public sealed class ServiceCalls(IProviderConnection connection, string serviceTitle, string version = "v1")
{
    /// <summary>The name to use in messages.</summary>
    public string ServiceTitle => serviceTitle;

    public IProviderConnection Connection => connection;

    /// <summary>A route relative to the base URL; the version is added where the user left the whole path out.</summary>
    public string Route(string path) =>
        connection.BaseUrl.AbsolutePath == "/" && version.Length > 0 ? $"{version}/{path}" : path;

    /// <summary>Posts and returns as soon as the headers are there. The caller disposes the response.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string path, HttpContent content, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Route(path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await connection.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Route(path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await connection.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return await ReadJsonAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks once for something that is good to know and not needed; null where it cannot be had.</summary>
    public async Task<JsonElement?> AskAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Route(path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Options.Set(TransportOptions.ReturnFailures, true);
        try
        {
            using var response = await connection.Http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await ReadJsonAsync(response, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (ProviderException e)
        {
            connection.Log.Write(PluginLogLevel.Debug, $"{serviceTitle} does not tell about '{path}': {e.Message}");
            return null;
        }
    }

    /// <summary>Reads a small JSON answer; one that holds an error although its status is a success is thrown.</summary>
    public async Task<JsonElement> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        RequireType(response, "application/json");
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = body.ConfigureAwait(false);
        // The reader has the limits and the words for answers that are cut off or no JSON.
        var reader = new JsonImageReader(body);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        var root = reader.Rest;
        return ServiceError.Find(root) is { } error ? throw error.ToFailure(serviceTitle, null) : root;
    }

    /// <summary>Web pages of gateways and captive portals come with a success status, too.</summary>
    public bool IsEventStream(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (string.Equals(type, "text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        RequireType(response, "application/json");
        return false;
    }

    private void RequireType(HttpResponseMessage response, string expected)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is not null && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(
                ProviderFailure.Protocol, $"{serviceTitle} answered with '{type}' where '{expected}' was expected.")
            {
                Hint = "Check the connection's URL: another kind of server seems to answer there.",
            };
        }
    }
}
