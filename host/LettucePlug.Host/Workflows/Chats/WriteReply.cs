using LettucePlug.Host.Connections;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows.Scenes;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>
/// Has one reply written and stored, and only then looks after its pictures: nothing about them can delay or change
/// the text.
/// </summary>
internal sealed class WriteReply(
    CastFinder casts,
    RouteFinder routes,
    IConnectionOpener connections,
    ReplyRequest requests,
    ReplyReader reader,
    ReplyKeeper keeper,
    ReplyDownloads downloads,
    SceneOfReply scenes,
    SettingsStore settings)
{
    public async Task RunAsync(
        ReplyPlace place, ReplyAsk ask, Action<WorkflowEvent> emit, CancellationToken cancellationToken)
    {
        var cast = await casts.FindAsync(place.Chat, emit, cancellationToken);
        var config = new ChatConfig(place.Chat, settings);
        var mode = ask.NoImages ? SceneMode.Off : scenes.Available(config, emit);
        var route = routes.Find(Feature.Chat, ask.Model ?? config.Model(Feature.Chat));
        for (var rank = 0; ; rank++)
        {
            var model = route.Order[rank];
            using var reply = new ReceivedReply();
            try
            {
                emit(new WorkflowEvent.Routed(model.Id, model.Connection, route.ReasonsFor(model)));
                await RunAsync(cast, place, model, mode, ask, reply, emit, cancellationToken);
                return;
            }
            catch (ProviderCallException failure)
                when (rank + 1 < route.Order.Count && reply.IsEmpty && JobFailures.AllowsAnother(failure, job: null))
            {
                emit(new WorkflowEvent.Warned($"{failure.Message} Trying '{route.Order[rank + 1].Id}' instead."));
            }
        }
    }

    private async Task RunAsync(
        Cast cast,
        ReplyPlace place,
        ConfiguredModel model,
        SceneMode mode,
        ReplyAsk ask,
        ReceivedReply reply,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var connection = await connections.OpenAsync(model.Connection, cancellationToken);
        var request = await requests.BuildAsync(cast, place, model, mode, ask.NoImages, emit, cancellationToken);
        if (place.Kind == ReplyPlaceKind.NewVariant && connection.Info.IsOffline)
        {
            // What writes by rules writes the same again, and another wording was asked for.
            request = request with { Seed = (ulong)Random.Shared.NextInt64() };
        }

        try
        {
            await reader.ReadAsync(connection, model, request, reply, emit, cancellationToken);
        }
        catch when (!reply.IsEmpty)
        {
            var (part, undone) = await keeper.SaveAsync(place, model, connection, reply, approval: null);
            emit(new WorkflowEvent.ReplySaved(part));
            await downloads.LeaveAsync(undone);
            throw;
        }

        if (reply.IsEmpty)
        {
            throw ReplyException.Empty(model, reply.FinishReason);
        }

        if (reply.Parser is { Prompt: null, UnfinishedPrompt: not null })
        {
            emit(new WorkflowEvent.Warned("The reply ended in the middle of a scene prompt. It is kept, and nothing is made of it by itself."));
        }

        var approval = mode == SceneMode.AskFirst && reply.ScenePrompt is { } prompt
            ? scenes.Propose(place, prompt)
            : null;
        var (message, toFetch) = await keeper.SaveAsync(place, model, connection, reply, approval);
        emit(new WorkflowEvent.ReplySaved(message));
        if (approval is not null)
        {
            await scenes.TellAsync(cast, approval, emit, cancellationToken);
        }

        await downloads.FetchAsync(toFetch, connection, emit, cancellationToken);
        if (mode == SceneMode.Automatic && reply.ScenePrompt is { } wanted)
        {
            await scenes.RenderAsync(place, wanted, emit, cancellationToken);
        }
    }
}
