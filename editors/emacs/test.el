;;; test.el --- The seed story in Emacs -*- lexical-binding: t -*-
;; emacs --batch -l test.el STORY, with `tadqiq' on the path. Fails by the exit code.

(setq load-prefer-newer t)
(package-initialize)
(add-to-list 'load-path (file-name-directory load-file-name))
(require 'tadqiq)
(require 'flymake)
(require 'seq)

(defun test-wait (what holds)
  "Wait until HOLDS, or fail naming WHAT."
  (with-timeout (30 (error "Waited in vain: %s" what))
    (while (not (funcall holds))
      (accept-process-output nil 0.05))))

(defun test-count (word)
  "How many findings underline WORD."
  (seq-count (lambda (finding)
               (string= word (buffer-substring-no-properties
                              (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding))))
             (flymake-diagnostics)))

(setq eglot-sync-connect 30 eglot-send-changes-idle-time 0.1)
(setq-default project-find-functions (list (lambda (folder) (cons 'transient folder))))
(setq tadqiq-language "en")
(find-file (expand-file-name (pop command-line-args-left)))
(text-mode)
(tadqiq-ensure)
;; No command loop runs in batch, so Eglot's deferred start is made here.
(unless (eglot-managed-p) (call-interactively #'eglot))
(flymake-start)
(test-wait "findings" #'flymake-diagnostics)
(let ((ila (string ?\u0625 ?\u0644 ?\u064A)))
  (unless (= 2 (test-count ila)) (error "%d findings of two" (test-count ila)))
  (unless (>= (length (flymake-diagnostics)) 17) (error "%d findings" (length (flymake-diagnostics))))
  (message "emacs: %d findings" (length (flymake-diagnostics)))
  (tadqiq-explain "alef-maqsura-ila")
  (with-current-buffer "*tadqiq*"
    (unless (search-forward "alef-maqsura-ila" nil t) (error "No page")))
  (message "emacs: explained")
  (tadqiq-fix-all)
  (test-wait "the safe fixes" (lambda () (buffer-modified-p)))
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (test-wait "fewer findings" (lambda () (= 0 (test-count ila)))))
(setq coding-system-for-write 'utf-8-unix)
(save-buffer)
(message "emacs: fixed and saved")
(kill-emacs 0)
