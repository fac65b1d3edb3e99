using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class FiguresPage
{
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
            await OfferAsync(figure, made[^1]);
        }
    }

    private async Task ChangeAvatarAsync(Figure figure)
    {
        if (figure.Avatar is not { } avatar)
        {
            Ui.Toast("There is no avatar yet: g makes one", ToastKind.Warning);
            return;
        }

        await MakeAvatarAsync(figure, avatar);
    }

    /// <summary>Shows a new avatar; it counts only once it is accepted.</summary>
    private async Task OfferAsync(Figure figure, AssetRecord asset)
    {
        var dialog = new Dialog<bool>($"Avatar for {figure.Name}", new ImageView(_shelf.Of(asset)))
        {
            Size = new Size(60, 22),
            FillsSize = true,
        };
        dialog.Add("Use it", () => dialog.Answer(true), "alt+a").Add("Keep among the variants", () => dialog.Answer(false));
        if (await Ask.Open(Ui, dialog, false))
        {
            Tell(await _model.AcceptAvatarAsync(figure, asset.Id));
        }
    }

    private async Task ChooseAvatarAsync(Figure figure)
    {
        if (figure.AvatarVariants.Count == 0)
        {
            Ui.Toast("None were made yet: g makes one", ToastKind.Warning);
            return;
        }

        var variants = figure.AvatarVariants.Select((asset, index) => (Asset: asset, Name: $"{index + 1}. {asset}{(asset == figure.Avatar ? " (now)" : "")}"));
        if (await Ask.ForOneOf(Ui, "Avatars", variants.ToList(), variant => variant.Name) is (true, { Asset: { } picked })
            && await _model.AssetAsync(picked) is { } asset)
        {
            await OfferAsync(figure, asset);
        }
    }

    private async Task ReferencesAsync(Figure figure)
    {
        const string Add = "Add a picture";
        IReadOnlyList<(string Name, string? Asset)> choices =
        [
            (Add, null),
            .. figure.DesignReferences.Select((one, index) => ($"{index + 1}. {one.Caption ?? one.Asset}", (string?)one.Asset)),
        ];
        if (await Ask.ForOneOf(Ui, "Design references, in order", choices, choice => choice.Name) is not (true, { Name: not null } picked))
        {
            return;
        }

        if (picked.Asset is not { } asset)
        {
            if (await Ask.ForText(Ui, Add, "The path of a file, or the id of an image of the library.") is { Length: > 0 } file)
            {
                Tell(await _model.AddReferenceAsync(figure, file));
            }

            return;
        }

        string[] actions = ["Make it the first", "Remove"];
        if (await Ask.ForOneOf(Ui, picked.Name, actions, action => action) is (true, { } action))
        {
            Tell(action == actions[0]
                ? await _model.MoveReferenceAsync(figure, asset, 1)
                : await _model.RemoveReferenceAsync(figure, asset));
        }
    }

    private async Task DraftAsync(Figure figure)
    {
        if (await _model.DraftDesignAsync(figure) is not { } text)
        {
            return;
        }

        var editor = new TextEditor(text) { MostRows = 30 };
        var dialog = new Dialog<bool>($"How {figure.Name} looks", editor) { Size = new Size(80, 20), FillsSize = true };
        dialog.Add("Use it", () => dialog.Answer(true), "alt+a").Add("Throw away", () => dialog.Answer(false));
        if (await Ask.Open(Ui, dialog, false))
        {
            Tell(await _model.DescribeAsync(figure, editor.Text));
        }
    }
}
