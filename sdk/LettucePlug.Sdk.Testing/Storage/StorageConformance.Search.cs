namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> SearchRules =>
    [
        Search("A search finds the documents that hold every word", async rig =>
        {
            await rig.PutAsync("a", text: "the quick brown fox");
            await rig.PutAsync("b", text: "the lazy dog, and the fox.");
            await rig.PutAsync("none", "\"fox\"");
            rig.Same(["b", "a"], await rig.FindAsync("fox"), "the search for 'fox'");
            rig.Same(["a"], await rig.FindAsync("fox quick"), "the search for two words");
            rig.Same([], await rig.FindAsync("fox quick dog"), "the search for words of different documents");
        }),
        Search("A search ignores case and diacritics", async rig =>
        {
            await rig.PutAsync("a", text: "Crème BRÛLÉE im Café");
            await rig.PutAsync("b", text: "creme brulee");
            await rig.PutAsync("c", text: "ΕΛΛΆΔΑ и ЁЛКА");
            await rig.PutAsync("d", text: "cafe\u0301");
            foreach (var text in new[] { "creme brulee", "CRÈME BRULÉE", "cre\u0300me bru\u0302le\u0301e" })
            {
                rig.Same(["b", "a"], await rig.FindAsync(text), $"the search for '{text}'");
            }

            rig.Same(["d", "a"], await rig.FindAsync("CAFÉ"), "the search for a decomposed letter");
            rig.Same(["c"], await rig.FindAsync("ελλάδα ёлка"), "the search in other scripts");
        }),
        Search("Only the last word is taken as a beginning too", async rig =>
        {
            await rig.PutAsync("a", text: "lighthouse keeper");
            await rig.PutAsync("b", text: "light keeper");
            rig.Same(["b", "a"], await rig.FindAsync("keeper light"), "the search that ends with 'light'");
            rig.Same(["b"], await rig.FindAsync("light keeper"), "the search that begins with 'light'");
            rig.Same(["b", "a"], await rig.FindAsync("k"), "the search for a letter");
            rig.Same(["a"], await rig.FindAsync("lighthous"), "the search for most of a word");
            rig.Same([], await rig.FindAsync("house"), "the search for the end of a word");
        }),
        Search("No character of a search has a special meaning", async rig =>
        {
            await rig.PutAsync("a", text: "red and blue or near not green");
            await rig.PutAsync("b", text: "red");
            string[] harmless =
            [
                "red \" OR *", "red*", "\"red", "red\"", "'red'", "(red", "red)", "red AND", "^red", "-red", "{words}: red",
                "words:red", "red NEAR/2", "red; DROP TABLE documents", "red%_", "red\0", "red \\", "+red", "red:*",
            ];
            foreach (var text in harmless)
            {
                await rig.FindAsync(text);
            }

            rig.Same(["b", "a"], await rig.FindAsync("\"red*\" ()"), "the search with signs around the word");
            rig.Same(["a"], await rig.FindAsync("red OR"), "the search for 'or'");
            rig.Same([], await rig.FindAsync("red NOT purple"), "the search for 'not' and an absent word");
            rig.Same(["a"], await rig.FindAsync("green red NEAR"), "the search for 'near'");
        }),
        Search("A text without a letter or digit finds nothing", async rig =>
        {
            await rig.PutAsync("a", text: "* \" fox");
            foreach (var text in new[] { "", " ", "*", "\"\"", "...", "\n", "\u0301" })
            {
                rig.Same([], await rig.FindAsync(text), $"the search for '{text}'");
            }
        }),
        Search("The greatest sort key is found first, page by page", async rig =>
        {
            for (var i = 0; i < 20; i++)
            {
                await rig.PutAsync($"d{i:d2}", sortKey: $"k{i * 7 % 20:d2}", partition: $"p{i % 3}", text: "fox");
            }

            var order = Enumerable.Range(0, 20).OrderByDescending(i => i * 7 % 20).Select(i => $"d{i:d2}").ToList();
            rig.Same(order, await rig.FindAsync("fox"), "the order");
            rig.Same(order, await rig.FindAsync("fox", limit: 3), "the order over pages");
            rig.Same(
                order.Where(id => int.Parse(id.AsSpan(1)) % 3 == 1),
                await rig.FindAsync("fox", "p1", 2),
                "the order within a partition");
        }),
        Search("A search keeps to its partition and collection", async rig =>
        {
            await rig.PutAsync("a", text: "fox");
            await rig.PutAsync("b", partition: "q", text: "fox");
            await WriteAsync(rig, StorageRig.Put("c", text: "fox") with { Collection = "other" });
            rig.Same(["b", "a"], await rig.FindAsync("fox"), "the search of the collection");
            rig.Same(["b"], await rig.FindAsync("fox", "q"), "the search of the partition");
            rig.Same([], await rig.FindAsync("fox", "never-was"), "the search of an absent partition");
        }),
        Search("A search follows what is rewritten and deleted", async rig =>
        {
            await rig.PutAsync("a", text: "fox");
            await rig.PutAsync("b", text: "fox");
            await rig.PutAsync("c", partition: "q", text: "fox");
            await rig.PutAsync("a", text: "dog");
            rig.Same(["c", "b"], await rig.FindAsync("fox"), "the search for the word that was replaced");
            rig.Same(["a"], await rig.FindAsync("dog"), "the search for the new word");
            await rig.PutAsync("a", text: null);
            rig.Same([], await rig.FindAsync("dog"), "the search for the word that was taken away");
            await DeleteAsync(rig, "b");
            rig.Same(["c"], await rig.FindAsync("fox"), "the search for the word of a deleted document");
            await WriteAsync(rig, new DeletePartition { Collection = Things, Partition = "q" });
            rig.Same([], await rig.FindAsync("fox"), "the search for the word of a deleted partition");
        }),
        Search("Words of scripts without spaces are found", async rig =>
        {
            await rig.PutAsync("a", text: "灯台の霧の中で");
            await rig.PutAsync("b", text: "霧");
            rig.Same(["a"], await rig.FindAsync("灯台"), "the search for two characters");
            rig.Same(["b", "a"], await rig.FindAsync("霧"), "the search for one character");
        }),
        Search("A search with a bad limit, text or continuation is refused", async rig =>
        {
            var query = new DocumentSearchQuery { Collection = Things, Text = "fox" };
            DocumentSearchQuery[] bad =
            [
                query with { Limit = 0 }, query with { Limit = 1_001 }, query with { Continuation = "nonsense" },
                query with { Text = new string('x', 1_001) }, query with { Collection = "a b" },
            ];
            foreach (var wrong in bad)
            {
                await rig.RefusedAsync(() => rig.Search!.SearchAsync(wrong, rig.Cancellation).AsTask(), $"{wrong}");
            }
        }),
    ];

    /// <summary>A rule for the backends that can search.</summary>
    private static StorageRule Search(string name, Func<StorageRig, Task> check) =>
        new(name, rig => rig.Search is null ? Task.CompletedTask : check(rig));
}
