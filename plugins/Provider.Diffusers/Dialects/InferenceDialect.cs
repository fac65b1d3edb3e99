using System.Runtime.CompilerServices;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>Hugging Face's inference tasks: everything goes to the root, and the answer is the picture itself.</summary>
internal sealed class InferenceDialect(DialectCalls calls) : IDialect
{
    private static readonly ImageLimits Limits = new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
            ImageSettingNames.Scheduler, ImageSettingNames.Seed,
        ],
        MaxReferences = 1,
        MaxReferenceEdge = 2048,
    };

    public string Name => DialectNames.Inference;

    public string Title => "Hugging Face inference server";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) => Task.FromResult(IDialect.One(Limits));

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = DialectJob.Open(request, Limits);
        var isEdit = job.References.Count > 0;
        if (isEdit)
        {
            foreach (var (name, isSet) in new[]
            {
                (ImageSettingNames.Scheduler, request.Scheduler is not null), (ImageSettingNames.Seed, request.Seed is not null),
            })
            {
                if (isSet)
                {
                    job.Warn(name, $"With a reference this kind of server has no '{name}'; it was left out.");
                }
            }
        }

        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        for (var i = 0; i < request.Count; i++)
        {
            ulong? seed = isEdit ? null : job.Seed + (ulong)i;
            using var body = CreateBody(job, seed);
            using var response = await calls.PostAsync("", body, "image/png", cancellationToken).ConfigureAwait(false);
            await foreach (var image in new AnswerReader(calls).ReadAsync(response, seed, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
    }

    private static JsonBody CreateBody(DialectJob job, ulong? seed) => new(json =>
    {
        var request = job.Request;
        json.WriteStartObject();
        json.WritePropertyName("inputs");
        if (job.References.Count > 0)
        {
            json.WriteBase64(job.References[0].Data.Span);
        }
        else
        {
            json.WriteStringValue(request.Prompt);
        }

        json.WriteStartObject("parameters");
        WriteParameters(json, job, seed);
        foreach (var (name, value) in request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteParameters(Utf8JsonWriter json, DialectJob job, ulong? seed)
    {
        var request = job.Request;
        if (request.NegativePrompt is { Length: > 0 } negative)
        {
            json.WriteString("negative_prompt", negative);
        }

        if (request.Steps is { } steps)
        {
            json.WriteNumber("num_inference_steps", steps);
        }

        if (request.CfgScale is { } cfg)
        {
            json.WriteNumber("guidance_scale", cfg);
        }

        if (seed is { } drawn)
        {
            json.WriteNumber("seed", drawn);
            if (request.Scheduler is { } scheduler)
            {
                json.WriteString("scheduler", scheduler);
            }
        }
        else
        {
            json.WriteString("prompt", request.Prompt);
        }

        if (request.Size is { } size)
        {
            if (seed is null)
            {
                json.WriteStartObject("target_size");
            }

            json.WriteNumber("width", size.Width);
            json.WriteNumber("height", size.Height);
            if (seed is null)
            {
                json.WriteEndObject();
            }
        }
    }
}
