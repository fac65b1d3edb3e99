using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

internal sealed partial class StabilityClient
{
    private const string Filtered = "CONTENT_FILTERED";

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var warnings = new PromptWarnings(StabilityProvider.Title);
        var form = ImageForm.From(request, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        for (var i = 0; i < request.Count; i++)
        {
            using var body = form.CreateBody(i);
            // As bytes: the verdict and the seed come before the picture, and nothing has to be put aside.
            using var response = await _calls.PostAsync(form.Path, body, "image/*", cancellationToken).ConfigureAwait(false);
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var disposing = content.ConfigureAwait(false);
            var ready = await ReadAsync(response, content, cancellationToken).ConfigureAwait(false);
            yield return ready with { Seed = ready.Seed ?? form.SeedOf(i), UsedSettings = form.UsedSettings };
        }
    }

    private static async ValueTask<ImageReady> ReadAsync(
        HttpResponseMessage response, Stream content, CancellationToken cancellationToken)
    {
        var type = TypeOf(response);
        if (Header(response, "finish-reason") == Filtered)
        {
            throw StabilityFailures.Filtered();
        }

        if (type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return new()
            {
                Image = ImageContent.FromStream(content, type),
                Seed = ulong.TryParse(Header(response, "seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null,
            };
        }

        return type?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? await ReadJsonAsync(content, cancellationToken).ConfigureAwait(false)
            : throw new ProviderException(
                ProviderFailure.Protocol, $"{StabilityProvider.Title} answered with '{type ?? "nothing"}' where a picture was expected.")
            {
                MayHaveBeenCharged = true,
                Hint = "Check the connection's URL: another kind of server seems to answer there.",
            };
    }

    /// <summary>Gateways that cannot pass pictures on answer in the service's other form.</summary>
    private static async ValueTask<ImageReady> ReadJsonAsync(Stream content, CancellationToken cancellationToken)
    {
        var reader = new JsonImageReader(content, "image");
        SpooledImage? picture = null;
        try
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } image)
            {
                picture = await SpooledImage.ReadAsync(image.Content, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ProviderException e) when (e.Failure == ProviderFailure.Protocol && !e.MayHaveBeenCharged)
        {
            throw new ProviderException(e.Failure, $"{StabilityProvider.Title}: {e.Message}", e) { MayHaveBeenCharged = true };
        }

        var root = reader.Rest;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("finish_reason", out var reason)
            && reason.ValueKind == JsonValueKind.String && reason.ValueEquals(Filtered))
        {
            throw StabilityFailures.Filtered();
        }

        return picture is null
            ? throw new ProviderException(ProviderFailure.Protocol, $"{StabilityProvider.Title} answered without an image.")
            {
                MayHaveBeenCharged = true,
            }
            : new()
            {
                Image = ImageContent.FromStream(picture.OpenRead()),
                Seed = root.TryGetProperty("seed", out var seed) && seed.ValueKind == JsonValueKind.Number && seed.TryGetUInt64(out var number)
                    ? number
                    : null,
            };
    }

    /// <summary>The service writes <c>application/json; type=image/png</c>, which is no proper media type.</summary>
    private static string? TypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)
            ? values.FirstOrDefault()?.Split(';')[0].Trim()
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
