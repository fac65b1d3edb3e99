using LettucePlug.Host.Assets;
using LettucePlug.Host.Templates;
using LettucePlug.Liquid;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Prompts;

/// <summary>Prompts from the template packs.</summary>
internal sealed class TemplatePrompts(IPromptRenderer renderer) : IPromptSource
{
    public async ValueTask<Prompt> RenderAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var rendered = await renderer.RenderAsync(
            new TemplateCall
            {
                Id = call.Kind,
                Inputs = call.Values,
                Media = call.Media.ToDictionary(
                    slot => slot.Key,
                    IReadOnlyList<MediaRef> (slot) => [.. slot.Value.Select(one => new MediaRef(one.Asset, one.Label))]),
                PromptStyle = call.Style,
                Model = call.Model is { } model
                    ? new ModelFacts { Input = model.Input, Output = model.Output, Provider = model.Connection }
                    : new ModelFacts(),
            },
            cancellationToken);
        return new Prompt
        {
            Turns = [.. rendered.Messages.Select(message => Turn(message, call))],
            Text = rendered.Text,
            Warnings = [.. rendered.Warnings.Select(warning => $"The prompt '{rendered.TemplateId}': {warning.Message}")],
        };
    }

    private static PromptTurn Turn(PromptMessage message, PromptCall call) => new()
    {
        Role = message.Role is { } role ? new ChatRole(role) : ChatRole.System,
        Pieces = [.. message.Parts.Select(part => Piece(part, call)).OfType<PromptPiece>()],
    };

    private static PromptPiece? Piece(PromptPart part, PromptCall call) => part switch
    {
        TextPart text => new PromptPiece.Words(text.Text),
        HistoryPart history => new PromptPiece.Conversation(history.Last),
        MediaPart media => new PromptPiece.Pictures([.. media.Media.Select(one => Find(call, media.Slot, one.Id))]),
        _ => null,
    };

    private static AssetReference Find(PromptCall call, string slot, string asset) =>
        call.Media[slot].First(one => one.Asset == asset);
}
