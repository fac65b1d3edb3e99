using System.Runtime.CompilerServices;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>The asynchronous example server of the diffusers repository: a route of its own, answers with addresses.</summary>
internal sealed class AsyncServerDialect(DialectCalls calls) : IDialect
{
    private static readonly ImageLimits Limits = new()
    {
        Settings = [ImageSettingNames.NegativePrompt, ImageSettingNames.Steps],
        MaxReferences = 0,
    };

    public string Name => DialectNames.AsyncServer;

    public string Title => "Diffusers asynchronous server";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) => Task.FromResult(IDialect.One(Limits));

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
            json.WriteString("prompt", request.Prompt);
            json.WriteNumber("num_images_per_prompt", request.Count);
            if (job.NamesModel)
            {
                json.WriteString("model", request.Model);
            }

            if (request.NegativePrompt is { } negative)
            {
                json.WriteString("negative_prompt", negative);
            }

            if (request.Steps is { } steps)
            {
                json.WriteNumber("num_inference_steps", steps);
            }

            foreach (var (name, value) in request.Extra)
            {
                LooseJson.Write(json, name, value);
            }

            json.WriteEndObject();
        });
        using var response = await calls.PostAsync("api/diffusers/inference", body, "application/json", cancellationToken)
            .ConfigureAwait(false);
        await foreach (var image in new AnswerReader(calls).ReadAsync(response, null, cancellationToken).ConfigureAwait(false))
        {
            yield return image;
        }
    }
}
