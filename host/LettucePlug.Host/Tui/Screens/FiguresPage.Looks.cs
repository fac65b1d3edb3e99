using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class FiguresPage
{
    private enum OnAvatar
    {
        Later,
        Use,
        Change,
    }

    private async Task MakeAvatarAsync(Figure figure, string? source)
    {
        var (title, question) = source is null
            ? ("Make an avatar", "What it is to show; empty for a portrait that fits the description.")
            : ("Change the avatar", "What is to be different.");
        if (await Ask.ForText(Ui, title, question) is not { } request || (source is not null && request.Trim().Length == 0))
        {
            return;
        }

        var made = await _model.MakeAvatarAsync(figure, request, source);
        if (made.Count > 0)
        {
            await OfferAsync(figure, made[^1], whenQuiet: true);
        }
    }

    private async Task ChangeAvatarAsync(Figure figure)
    {
        if (figure.Avatar is not { } avatar)
        {
            Ui.Toast("There is no avatar yet: m makes one", ToastKind.Warning);
            return;
        }

        await MakeAvatarAsync(figure, avatar);
    }

    /// <summary>Shows an avatar; it counts only once it is accepted, and can be the start of the next.</summary>
    private async Task OfferAsync(Figure figure, AssetRecord asset, bool whenQuiet)
    {
        var picture = new ImageView(_shelf.Of(asset));
        var words = new TextBlock(asset.Prompt ?? "", Role.Muted) { IsSingleLine = true };
        var content = FlexBox.Rows().Add(picture, Length.Flex().AtLeast(3)).Add(words, Length.Auto, fromHeight: 8);
        var dialog = new Dialog<OnAvatar>($"Avatar for {figure.Name}", content) { Size = new Size(70, 30), FillsSize = true };
        dialog.Add("Use it", () => dialog.Answer(OnAvatar.Use), "alt+a")
            .Add("Change it", () => dialog.Answer(OnAvatar.Change), "alt+e")
            .Add("Keep for later", () => dialog.Answer(OnAvatar.Later));
        switch (await Ask.Open(Ui, dialog, OnAvatar.Later, whenQuiet))
        {
            case OnAvatar.Use:
                Tell(await _model.AcceptAvatarAsync(figure, asset.Id));
                break;
            case OnAvatar.Change:
                await MakeAvatarAsync(figure, asset.Id);
                break;
            default:
                break;
        }
    }

    private async Task ChooseAvatarAsync(Figure figure)
    {
        var variants = await _model.VariantsAsync(figure);
        if (variants.Count == 0)
        {
            Ui.Toast("None were made yet: m makes one", ToastKind.Warning);
            return;
        }

        var grid = new PictureGrid(_shelf) { Items = variants };
        grid.MoveTo(variants.ToList().FindIndex(asset => asset.Id == figure.Avatar));
        var dialog = new Dialog<AssetRecord?>($"Avatars of {figure.Name}", grid) { Size = new Size(90, 30), FillsSize = true };
        grid.Opened += dialog.Answer;
        dialog.Add("Look", () => dialog.Answer(grid.Current)).Add("Close", () => dialog.Answer(null));
        if (await Ask.Open(Ui, dialog, null) is { } picked)
        {
            await OfferAsync(figure, picked, whenQuiet: false);
        }
    }

    private async Task LookAsync(Figure figure)
    {
        if (figure.Avatar is { } avatar && await _model.AssetAsync(avatar) is { } asset)
        {
            await AssetView.ShowAsync(Ui, _gallery, _shelf, asset);
            return;
        }

        Ui.Toast("There is no avatar to look at: m makes one", ToastKind.Warning);
    }

    private Task ReferencesAsync(Figure figure)
    {
        DesignSheet.Show(Ui, _model, _shelf, figure, work => Go(work));
        return Task.CompletedTask;
    }

    private async Task DraftAsync(Figure figure)
    {
        if (await _model.DraftDesignAsync(figure) is { } text)
        {
            await WriteAsync(figure, text);
        }
    }

    private Task DescribeAsync(Figure figure) => WriteAsync(figure, figure.DesignDescription ?? "");

    private async Task WriteAsync(Figure figure, string text)
    {
        if (await EditSheet.ShowAsync(
            Ui, _drafts, $"design-{figure.Address}", $"How {figure.Name} looks", text, "Use it", "alt+a") is { } taken)
        {
            Tell(await _model.DescribeAsync(figure, taken));
        }
    }
}
