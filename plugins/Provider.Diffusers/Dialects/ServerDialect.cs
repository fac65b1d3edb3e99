using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers.Dialects;

/// <summary>The example server of the diffusers repository: OpenAI's route, one picture a call, everything but the prompt ignored.</summary>
internal sealed class ServerDialect(DialectCalls calls) : IDialect
{
    private static readonly ImageLimits Limits = new() { Settings = [], MaxReferences = 0 };

    public string Name => DialectNames.Server;

    public string Title => "Diffusers example server";

    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken) => Task.FromResult(IDialect.One(Limits));

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = DialectJob.Open(request, Limits);
        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        for (var i = 0; i < request.Count; i++)
        {
            using var body = new JsonBody(json =>
            {
                json.WriteStartObject();
                json.WriteString("model", request.Model);
                json.WriteString("prompt", request.Prompt);
                json.WriteEndObject();
            });
            using var response = await calls.PostAsync("v1/images/generations", body, "application/json", cancellationToken)
                .ConfigureAwait(false);
            await foreach (var image in new AnswerReader(calls).ReadAsync(response, null, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
    }
}
