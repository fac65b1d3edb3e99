using System.Runtime.CompilerServices;
using LettucePlug.Provider.Sketch.Writer;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <summary>The one kind of connection there is: to nowhere.</summary>
internal sealed class SketchClient(Pace pace) : IProviderClient, IModelCatalog, IProbe, IImageGenerator, IChatModel
{
    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(SketchProvider.Models);
    }

    public Task<ProbeResult> ProbeAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ProbeResult
        {
            Server = "Sketch (built in)",
            Details = ["Draws and writes by rules on this machine; nothing leaves it."],
        });
    }

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Drawn(request, cancellationToken);
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Written(request, cancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void CheckModel(string model, string expected, string does)
    {
        if (model == expected)
        {
            return;
        }

        var known = SketchProvider.Models.Any(one => one.Name == model);
        throw new ProviderException(
            known ? ProviderFailure.InvalidRequest : ProviderFailure.NotFound,
            known ? $"The model '{model}' does not {does}." : $"Sketch has no model '{model}'.")
        {
            Hint = $"Use the model '{expected}'.",
        };
    }

    private async IAsyncEnumerable<ImageUpdate> Drawn(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckModel(request.Model, SketchProvider.ImageModel, "make pictures");
        var job = DrawingJob.Read(request, cancellationToken);
        yield return new ImageAccepted();
        foreach (var warning in job.Warnings)
        {
            yield return warning;
        }

        for (var i = 0; i < request.Count; i++)
        {
            await foreach (var update in job.DrawAsync(i, pace, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private async IAsyncEnumerable<ChatUpdate> Written(
        ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CheckModel(request.Model, SketchProvider.Writer, "write text");
        var conversation = Conversation.Read(request);
        foreach (var warning in conversation.Warnings)
        {
            yield return warning;
        }

        var answer = Answer.To(conversation, cancellationToken).Limit(request.MaxTokens, request.Stop);
        foreach (var word in answer.Words)
        {
            await pace.StepAsync(cancellationToken).ConfigureAwait(false);
            yield return new ChatTextDelta { Text = word };
        }

        yield return new ChatUsage
        {
            Usage = new Usage { InputTokens = conversation.WordCount, OutputTokens = answer.Words.Count, Cost = 0 },
        };
        yield return new ChatFinished { Reason = answer.Reason };
    }
}
