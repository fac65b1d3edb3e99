using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Prompts;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Figures;

/// <summary>
/// Has a model look at a figure's avatar and design references and write down how it looks. Nothing is stored: that is
/// for the user to do, as it is or edited.
/// </summary>
internal sealed class DraftDesign(
    FigureStore figures,
    ChatPictures pictures,
    RouteFinder routes,
    IConnectionOpener connections,
    IPromptSource prompts,
    PromptMessages messages)
{
    private const int MaxTokens = 1024;

    public IAsyncEnumerable<WorkflowEvent> RunAsync(
        string address, string? request, string? namedModel, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var (kind, id) = Figure.ReadAddress(address);
                var figure = await figures.GetAsync(kind, id, token);
                var role = kind == FigureKind.Character ? ReferenceRole.Character : ReferenceRole.Persona;
                var avatar = figure.Avatar is { } asset
                    ? await pictures.PresentAsync([SceneReferences.AvatarOf(figure, role, asset)], emit, token)
                    : [];
                var design = await pictures.PresentAsync(SceneReferences.DesignOf(figure, role), emit, token);
                if (avatar.Count + design.Count == 0)
                {
                    throw ConversationException.NothingToLookAt(figure);
                }

                var route = routes.Find(Feature.Design, namedModel);
                var model = route.Order[0];
                var prompt = await prompts.RenderAsync(Call(figure, request, model, avatar, design), token);
                foreach (var warning in prompt.Warnings)
                {
                    emit(new WorkflowEvent.Warned(warning));
                }

                var connection = await connections.OpenAsync(model.Connection, token);
                emit(new WorkflowEvent.Routed(model.Id, model.Connection, route.ReasonsFor(model)));
                var built = await messages.BuildAsync(prompt, [], emit, token);
                var text = WriterCall.Bare(await WriterCall.RunAsync(connection, model, built, MaxTokens, emit, token));
                emit(new WorkflowEvent.DesignDrafted(text.Length > 0 ? text : throw ReplyException.NoDesign(model)));
            },
            cancellationToken);

    private static PromptCall Call(
        Figure figure,
        string? request,
        ConfiguredModel model,
        IReadOnlyList<AssetReference> avatar,
        IReadOnlyList<AssetReference> design) => new()
        {
            Kind = PromptKinds.Design,
            Model = model,
            Values = new Dictionary<string, object?>
            {
                ["subject"] = Cast.Describe(figure),
                ["current_description"] = figure.DesignDescription,
                ["request"] = request,
                ["avatar_count"] = avatar.Count,
                ["reference_count"] = design.Count,
            },
            Media = new Dictionary<string, IReadOnlyList<AssetReference>>
            {
                ["avatar"] = avatar,
                ["references"] = design,
            },
        };
}
