using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>Reads <c>/v1/models</c>, and leaves out what is no image model where names tell. A server without the route has one without a name.</summary>
internal static class ModelNames
{
    public static async Task<IReadOnlyList<ModelInfo>> ReadAsync(
        DialectCalls calls, ImageLimits limits, CancellationToken cancellationToken)
    {
        if (await calls.FindAsync("v1/models", cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return IDialect.One(limits);
        }

        var list = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.List("data");
        var names = list.Select(item => item.Text("id")).OfType<string>().Distinct().ToList();
        var images = names.Where(name => ModelScopes.Infer(name).Output.Contains(Modality.Image)).ToList();
        return [.. (images.Count > 0 ? images : names).Select(name => IDialect.Describe(name, limits))];
    }
}
