using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>
/// Describes the models of a server of the user's own. OpenAI's list tells no more than names; many of these servers
/// put beside them, each in its own way, what a model sees and how much it reads.
/// </summary>
internal sealed class CompatibleModels
{
    private readonly HashSet<string> _seeing = [];

    /// <param name="list">The whole answer: llama.cpp tells what its models can do in a second list.</param>
    public CompatibleModels(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Object || !list.TryGetProperty("models", out var second)
            || second.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var item in second.EnumerateArray())
        {
            if (ModelEntry.Texts(item, "capabilities")?.Any(IsSight) == true && ModelEntry.Text(item, "model") is { } name)
            {
                _seeing.Add(name);
            }
        }
    }

    public ModelInfo Describe(string id, JsonElement item)
    {
        var inferred = ImageModelRules.Describe(id, isCompatibleServer: true) with { ContextTokens = ReadContext(item) };
        var architecture = ModelEntry.Inner(item, "architecture");
        var input = ModelEntry.Modalities(architecture, "input_modalities") ?? ModelEntry.Modalities(item, "input_modalities");
        var output = ModelEntry.Modalities(architecture, "output_modalities") ?? ModelEntry.Modalities(item, "output_modalities");
        if (input is not null && output is not null)
        {
            return inferred with { Input = input, Output = output, ScopesAreKnown = true };
        }

        return Sees(id, item)
            ? inferred with { Input = [Modality.Text, Modality.Image], Output = [Modality.Text], ScopesAreKnown = true }
            : inferred;
    }

    private bool Sees(string id, JsonElement item) =>
        _seeing.Contains(id)
        || ModelEntry.Text(item, "type") == "vlm"
        || ModelEntry.Texts(item, "capabilities")?.Any(IsSight) == true
        || ModelEntry.Flag(ModelEntry.Inner(item, "capabilities"), "vision");

    private static bool IsSight(string capability) => capability is "multimodal" or "vision";

    private static int? ReadContext(JsonElement item) =>
        ModelEntry.Number(item, "max_model_len") ?? ModelEntry.Number(item, "max_context_length")
            ?? ModelEntry.Number(item, "context_length") ?? ModelEntry.Number(ModelEntry.Inner(item, "meta"), "n_ctx_train");
}
