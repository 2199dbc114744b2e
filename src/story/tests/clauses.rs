use crate::catalog::Catalog;
use crate::story::{Format, Prose, read};

/// The clauses of a text with ` ‖ ` between them.
fn divided(text: &str) -> String {
    let story = read(text, Format::Plain);
    let catalog = Catalog::embedded();
    let mut clauses = Vec::new();
    for block in &story.blocks {
        let prose = Prose::new(&story, block, &catalog);
        for sentence in prose.sentences() {
            let words = |clause: std::ops::Range<usize>| {
                let first = prose.words()[clause.start].range().start;
                let last = prose.words()[clause.end - 1].range().end;
                prose.raw(first..last).of(text).to_owned()
            };
            clauses.extend(prose.clauses(*sentence).into_iter().map(words));
        }
    }
    clauses.join(" ‖ ")
}

#[test]
fn openers_and_joined_verbs_divide() {
    for expected in [
        "قال الوزير إن الخطة نجحت ‖ فيما قتل ثلاثة في الاحتجاجات",
        "نجحت الخطة ‖ بينما فشل المشروع",
        "نجحت الخطة ‖ في حين فشل المشروع",
        "نجحت الخطة ‖ وفي حين فشل المشروع",
        "وصل الوفد ‖ لكن الاجتماع تأجل",
        "وصل الوفد ‖ ولكن الاجتماع تأجل",
        "وصل الوفد ‖ لكنه غادر سريعا",
        "تأجل الاجتماع ‖ إذ غاب الوزير",
        "سافر إلى باريس ‖ حيث التقى نظيره",
        "رحب بالقرار ‖ كما دعا إلى تنفيذه",
        "نفى التهمة ‖ إلا أن المحكمة أدانته",
        "نفى التهمة ‖ غير أنه اعتذر",
        "وصل الوفد ‖ وقد استقبله الوزير",
        "وصل الوفد ‖ وأعلن الوزير نجاح الخطة",
        "وصل الوفد ‖ وأعلنت الوزارة نجاح الخطة",
        "وصل الوفد ‖ وقال الوزير إن الخطة نجحت",
        "وصل الوفد ‖ فقالت الوزارة إن الخطة نجحت",
        "وصل الوفد ‖ ويعتزم زيارة المصنع",
        "وصلت اللجنة ‖ وتعتزم زيارة المصنع",
        "اجتمع المجلس ‖ وأكدت الوزارة القرار ‖ وأضافت أن التنفيذ قريب",
        "وصل الوفد ‖ ودعا إلى الهدوء",
        "سقط الحزب ‖ ونفت اللجنة ذلك",
        "انتهى اللقاء ‖ ولم يصدر بيان",
        "سقطت القذيفة ‖ وأصيب ستة أشخاص",
        "قضى الوزير يومين ‖ ثم عاد",
    ] {
        let semicolon = expected.contains("ثم");
        let text = expected.replace(" ‖ ", if semicolon { "؛ " } else { "، " });
        assert_eq!(divided(&text), expected);
        let latin = expected.replace(" ‖ ", if semicolon { "; " } else { ", " });
        assert_eq!(divided(&latin), expected);
    }
}

#[test]
fn lists_and_asides_do_not_divide() {
    for whole in [
        "زار الوفد مصر، والأردن، ولبنان",
        "زار الوفد بغداد، وتونس",
        "حضر الوزير، والسفير، ومدير المكتب",
        "دعم الوزير القطاعات، وتعليم البنات، وتقارير الصحة",
        "يعاني البلد، ونصف سكانه فقراء",
        "قال الوزير، وهو طبيب، إن الخطة نجحت",
        "بلغ السعر 1،250 دولارا",
        "قال «نجحت الخطة، وأعلن الفوز» أمس",
        "قال الوزير: الخطة نجحت",
        "يوم الأحد، ويوم الاثنين",
        "كلمة",
    ] {
        assert_eq!(divided(whole), whole);
    }
}

#[test]
fn clauses_cover_their_sentence() {
    for text in [
        "، وأعلن",
        "؛؛؛",
        "كلمة،، وأعلن",
        "وصل الوفد، وأعلن، وأعلن، وأعلن؛",
        "«، وأعلن",
        "،",
    ] {
        let story = read(text, Format::Plain);
        let catalog = Catalog::embedded();
        for block in &story.blocks {
            let prose = Prose::new(&story, block, &catalog);
            for sentence in prose.sentences() {
                let clauses = prose.clauses(*sentence);
                let joined: Vec<usize> = clauses.iter().cloned().flatten().collect();
                assert_eq!(joined, sentence.words().collect::<Vec<_>>(), "{text}");
                assert!(clauses.iter().all(|clause| !clause.is_empty()), "{text}");
            }
        }
    }
}
