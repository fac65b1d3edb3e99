using LettucePlug.Provider.Diffusers.Dialects;
using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>Finds out which dialect a server speaks, by routes that only one kind has; the most able comes first.</summary>
internal static class DialectProbe
{
    public static IDialect Make(string name, DialectCalls calls) => name switch
    {
        DialectNames.OpenAi => new OpenAiDialect(calls),
        DialectNames.LocalAi => new LocalAiDialect(calls),
        DialectNames.SdApi => new SdApiDialect(calls),
        DialectNames.SdCpp => new SdCppDialect(calls),
        DialectNames.Server => new ServerDialect(calls),
        DialectNames.AsyncServer => new AsyncServerDialect(calls),
        DialectNames.Inference => new InferenceDialect(calls),
        _ => throw new ProviderException(ProviderFailure.InvalidRequest, $"There is no dialect '{name}'.")
        {
            Hint = "There are: " + string.Join(", ", DialectNames.All),
        },
    };

    public static async Task<string> FindAsync(DialectCalls calls, CancellationToken cancellationToken)
    {
        if (await HasAsync("sdcpp/v1/capabilities").ConfigureAwait(false))
        {
            return DialectNames.SdCpp;
        }

        if (await HasAsync("v1/models").ConfigureAwait(false))
        {
            return await calls.FindAsync("system", cancellationToken).ConfigureAwait(false) is { } system && system.Field("backends") is not null
                ? DialectNames.LocalAi
                : DialectNames.OpenAi;
        }

        if (await HasAsync("sdapi/v1/sd-models").ConfigureAwait(false))
        {
            return DialectNames.SdApi;
        }

        if (await HasAsync("api/status").ConfigureAwait(false))
        {
            return DialectNames.AsyncServer;
        }

        var greeting = await calls.FindAsync("", cancellationToken).ConfigureAwait(false);
        if (greeting?.ToString().Contains("Diffusers", StringComparison.OrdinalIgnoreCase) == true)
        {
            return DialectNames.Server;
        }

        // Some have nothing to look at but the route that draws.
        if (await calls.TakesPostsAsync("v1/images/generations", cancellationToken).ConfigureAwait(false))
        {
            return DialectNames.OpenAi;
        }

        if (await calls.TakesPostsAsync("api/diffusers/inference", cancellationToken).ConfigureAwait(false))
        {
            return DialectNames.AsyncServer;
        }

        return await calls.TakesPostsAsync("", cancellationToken).ConfigureAwait(false) || await IsHealthyAsync(calls, cancellationToken).ConfigureAwait(false)
            ? DialectNames.Inference
            : throw new ProviderException(ProviderFailure.Protocol, $"{DiffusersFailures.Title} speaks none of the known dialects.")
            {
                Hint = "If you know which it is, say so: --set dialect=" + string.Join('|', DialectNames.All),
            };

        async Task<bool> HasAsync(string path) =>
            await calls.FindAsync(path, cancellationToken).ConfigureAwait(false) is not null;
    }

    /// <summary>Inference servers answer nothing else without work; the body is JSON in some and empty in others.</summary>
    private static async Task<bool> IsHealthyAsync(DialectCalls calls, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await calls.OpenAsync("health", cancellationToken).ConfigureAwait(false);
            var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return !isPage && (text.Length == 0 ? response.Content.Headers.ContentType is null
                : text.Contains("ok", StringComparison.OrdinalIgnoreCase) || text.Contains("healthy", StringComparison.OrdinalIgnoreCase));
        }
        catch (ProviderException e) when (e.StatusCode is 400 or 404 or 405 or 422 or 501)
        {
            return false;
        }
    }
}
