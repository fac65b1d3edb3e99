using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>OpenAI's generation route with LocalAI's own fields: steps are <c>step</c>, references travel in the JSON.</summary>
internal sealed class LocalAiDialect(DialectCalls calls) : IDialect
{
    private static readonly ImageLimits Limits = new()
    {
        Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Seed],
        MaxReferences = null,
        MaxReferenceEdge = 2048,
    };

    public string Name => DialectNames.LocalAi;

    public string Title => "LocalAI";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) =>
        ModelNames.ReadAsync(calls, Limits, cancellationToken);

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = DialectJob.Open(request, Limits);
        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        using var body = new JsonBody(json =>
        {
            json.WriteStartObject();
            json.WriteString("model", request.Model);
            json.WriteString("prompt", request.Prompt);
            json.WriteNumber("n", request.Count);
            json.WriteString("response_format", "b64_json");
            json.WriteNumber("seed", job.Seed);
            if (request.Size is { } size)
            {
                json.WriteString("size", size.ToString());
            }

            if (request.NegativePrompt is { Length: > 0 } negative)
            {
                json.WriteString("negative_prompt", negative);
            }

            if (request.Steps is { } steps)
            {
                json.WriteNumber("step", steps);
            }

            if (job.References.Count > 0)
            {
                json.WritePropertyName("file");
                json.WriteBase64(job.References[0].Data.Span);
            }

            if (job.References.Count > 1)
            {
                json.WriteStartArray("ref_images");
                foreach (var reference in job.References.Skip(1))
                {
                    json.WriteBase64(reference.Data.Span);
                }

                json.WriteEndArray();
            }

            foreach (var (name, value) in request.Extra)
            {
                LooseJson.Write(json, name, value);
            }

            json.WriteEndObject();
        });
        using var response = await calls.PostAsync("v1/images/generations", body, "application/json", cancellationToken)
            .ConfigureAwait(false);
        await foreach (var image in new AnswerReader(calls).ReadAsync(response, job.Seed, cancellationToken).ConfigureAwait(false))
        {
            yield return image;
        }
    }
}
