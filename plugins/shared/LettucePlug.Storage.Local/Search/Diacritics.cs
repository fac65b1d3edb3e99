using System.Collections.Frozen;

namespace LettucePlug.Storage.Local;

/// <summary>
/// Takes the diacritics off lower-case Latin, Greek and Cyrillic letters. A table of its own, because in the invariant
/// culture mode of the host <see cref="string.Normalize()"/> leaves text as it is.
/// </summary>
internal static class Diacritics
{
    // The plain letter first, then the letters that decompose to it in Unicode, and a few (such as the Polish l with
    // stroke) that do not but are typed without their stroke.
    private static readonly string[] Families =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓđ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ", "gĝğġģǧǵḡ", "hĥȟḣḥḧḩḫẖħ", "iìíîïĩīĭįǐȉȋḭḯỉịı", "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽł", "mḿṁṃ",
        "nñńņňǹṅṇṉṋ", "oòóôõöōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣṥṧṩ",
        "tţťțṫṭṯṱẗŧ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ", "æǣǽ", "ſẛ", "ʒǯ", "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ", "οόὀὁὂὃὄὅὸό", "ρῤῥ", "σς",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "ϒϓϔ", "аӑӓ", "гѓ", "еѐёӗ", "жӂӝ", "зӟ",
        "ийѝӣӥ", "кќ", "оӧ", "уўӯӱӳ", "чӵ", "ыӹ", "эӭ", "ії", "ѵѷ", "әӛ", "өӫ",
    ];

    private static readonly FrozenDictionary<int, int> Plain = Families
        .SelectMany(family => family.Skip(1).Select(letter => ((int)letter, (int)family[0])))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Whether a character is a mark that sits on the letter before it.</summary>
    public static bool IsMark(int character) => character is >= 0x300 and <= 0x36F;

    public static int Remove(int letter) => Plain.GetValueOrDefault(letter, letter);
}
